import { readPermissions } from './permissions'

describe('permissions', () => {
  it('are one grant for each level of each principal', () => {
    const grants = readPermissions.parse({
      access_control_list: [
        {
          user_name: 'ben',
          display_name: 'Ben',
          all_permissions: [{ permission_level: 'CAN_MANAGE' }],
        },
        {
          group_name: 'admins',
          all_permissions: [
            {
              permission_level: 'CAN_MANAGE',
              inherited: true,
              inherited_from_object: ['/clusters/'],
            },
          ],
        },
        { service_principal_name: 'app', all_permissions: [{ permission_level: 'CAN_RESTART' }] },
        { all_permissions: [{ permission_level: 'CAN_RESTART' }] },
      ],
    })
    expect(grants.map(({ principal, level }) => [principal.kind, principal.name, level])).toEqual([
      ['user', 'ben', 'CAN_MANAGE'],
      ['group', 'admins', 'CAN_MANAGE'],
      ['service-principal', 'app', 'CAN_RESTART'],
    ])
    expect(grants[1]?.inheritedFrom).toEqual(['/clusters/'])
  })
})
