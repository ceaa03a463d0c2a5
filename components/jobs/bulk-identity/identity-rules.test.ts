import type { Me } from '@/lib/resources/me/schema'
import { principalNamed } from '@/lib/resources/principals/rules'
import type { Principal, PrincipalPage } from '@/lib/resources/principals/schema'
import { aWorkspace } from '../../workspaces/testing/a-workspace'
import { itemOf } from '../bulk/bulk-item'
import { aJob } from '../testing/jobs-and-runs'
import { identitySummary, whyNotIn, whyNotTo, wordsOf } from './identity-rules'
import { whyNowhere } from './menu-items'

const aMe = (name: string, ...groups: string[]): Me => ({
  userId: '1',
  kind: 'user',
  principalName: `${name}@contoso.example`,
  displayName: name,
  isActive: true,
  groups: groups.map((group) => ({ id: group, name: group })),
  entitlements: [],
})
const ada = aMe('ada', 'admins')
const ben = aMe('ben', 'data-engineers')
const someone = (name: string, isActive: boolean | null = true): Principal => ({
  ...principalNamed(name),
  displayName: name,
  isActive,
})
const pageOf = (...items: Principal[]): PrincipalPage => ({
  items,
  untold: [],
  nextPageToken: null,
  asOf: '2026-11-28T12:00:00.000Z',
})
const ines = principalNamed('ines@contoso.example')
const target = { workspace: aWorkspace(), job: aJob() }
const found = pageOf(someone(ines.name), someone('noor@contoso.example', false))

it('an admin may make anybody whom the workspace knows run or own a job', () => {
  for (const identity of ['run-as', 'owner'] as const)
    expect(whyNotTo(identity, target, ines, { me: ada, found })).toBeUndefined()
})

it('who is no admin is told that owners are not theirs to change', () => {
  expect(whyNotIn('owner', target.workspace, ben)).toBe(
    'Only admins of prod change the owner of a job, and you are none.',
  )
  expect(whyNotTo('owner', target, ines, { me: ben, found })).toMatch(/^Only admins of prod/)
})

it('who is no admin may let a job run as themselves, and as nobody else', () => {
  const me = principalNamed('BEN@contoso.example')
  const known = { me: ben, found: pageOf(someone(me.name), someone(ines.name)) }
  expect(whyNotTo('run-as', target, me, known)).toBeUndefined()
  expect(whyNotTo('run-as', target, ines, known)).toBe(
    'Only admins of prod let a job run as another person than themselves.',
  )
})

it.each([
  ['hugo@contoso.example', 'prod knows no user of this name.'],
  ['noor@contoso.example', 'This user was deactivated in prod.'],
  ['d9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60', 'prod knows no service principal of this name.'],
])('nothing is given to %s, who is not there', (name, reason) => {
  expect(whyNotTo('run-as', target, principalNamed(name), { me: ada, found })).toBe(reason)
})

it('where nothing is known of somebody, Databricks decides', () => {
  const nothing = { me: undefined, found: undefined }
  expect(whyNotTo('run-as', target, principalNamed('x@y.example'), nothing)).toBeUndefined()
  expect(whyNotIn('owner', target.workspace, undefined)).toBeUndefined()
})

it('what is so already is left as it is', () => {
  const theirs = { ...target, job: aJob({ runAs: ines }) }
  expect(whyNotTo('run-as', theirs, ines, { me: ada, found })).toBe('It runs as them already.')
})

it('says before what is to be, and after what is, with whose it was', () => {
  const open = itemOf(target, undefined)
  const done = itemOf(target, undefined, { isChosen: true, step: { kind: 'done' } })
  expect(wordsOf('run-as', open, ines, undefined)).toBe(
    'Runs as ben@contoso.example now, then as ines@contoso.example',
  )
  expect(wordsOf('owner', done, ines, 'hugo@contoso.example')).toBe(
    'Belongs to ines@contoso.example, and no longer to hugo@contoso.example',
  )
  expect(identitySummary('run-as', [done, done], ines)).toBe('2 jobs run as ines@contoso.example.')
})

it('the menu gives a reason only where it can be done in no workspace', () => {
  const dev = { ...target, workspace: aWorkspace('dev') }
  const me = new Map([
    [target.workspace.alias, ben],
    [dev.workspace.alias, ada],
  ])
  expect(whyNowhere('owner', [target, dev], me)).toBeUndefined()
  expect(whyNowhere('owner', [target], me)).toMatch(/^Only admins of prod/)
})
