import { levelWords, standingOf, type Access, type Grant } from './grants'
import { readPermissions } from './permissions'

const levels = ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE'] as const
const grantTo = (kind: Grant['principal']['kind'], name: string, level: string): Grant => ({
  principal: { kind, name, displayName: null },
  level,
  inheritedFrom: [],
})
const me: Access['me'] = { principalName: 'Ben@contoso.example', groups: [{ name: 'engineers' }] }
const standing = (...grants: Grant[]) => standingOf({ permissions: { grants }, me }, levels)

it('is the best of what a person has, with the group it comes through', () => {
  expect(
    standing(
      grantTo('user', 'ben@contoso.example', 'CAN_VIEW'),
      grantTo('group', 'engineers', 'CAN_MANAGE_RUN'),
      grantTo('group', 'admins', 'CAN_MANAGE'),
    ),
  ).toEqual({ kind: 'has', level: 'CAN_MANAGE_RUN', via: 'engineers' })
})

it('has no group where it is the person’s own', () => {
  expect(standing(grantTo('user', 'ben@contoso.example', 'CAN_VIEW'))).toMatchObject({ via: null })
})

it('counts what everybody has', () => {
  expect(standing(grantTo('group', 'users', 'CAN_VIEW'))).toMatchObject({ level: 'CAN_VIEW' })
})

it('is none for somebody whom no grant names', () => {
  expect(standing(grantTo('user', 'ada@contoso.example', 'CAN_MANAGE'))).toEqual({ kind: 'none' })
})

it('is not known when a level is newer than the list', () => {
  expect(standing(grantTo('group', 'engineers', 'CAN_DREAM'))).toEqual({ kind: 'unknown' })
})

it('is read from the answer of the Permissions API, whoever is named and whatever is left out', () => {
  expect(readPermissions.parse({})).toEqual([])
  const read = readPermissions.parse({
    access_control_list: [
      {
        user_name: 'ben',
        display_name: 'Ben',
        all_permissions: [{ permission_level: 'IS_OWNER' }],
      },
      {
        group_name: 'admins',
        all_permissions: [{ permission_level: 'CAN_MANAGE', inherited_from_object: ['/jobs/'] }],
      },
      { service_principal_name: 'app-id', all_permissions: [{ permission_level: 'CAN_VIEW' }, {}] },
      { all_permissions: [{ permission_level: 'CAN_VIEW' }] },
    ],
  })
  expect(
    read.map(({ principal, level }) => `${principal.kind} ${principal.name} ${level}`),
  ).toEqual(['user ben IS_OWNER', 'group admins CAN_MANAGE', 'service-principal app-id CAN_VIEW'])
  expect(read[1]?.inheritedFrom).toEqual(['/jobs/'])
})

it('says a level in words', () => {
  expect(levelWords('CAN_MANAGE_RUN')).toBe('Can Manage Run')
})
