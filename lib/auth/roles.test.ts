import { assignedRole, roleOf, scriptRole } from '@/lib/auth/roles'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

test.each([
  [['Lakedeck.Viewer'], 'viewer'],
  [['Lakedeck.Viewer', 'Lakedeck.Operator'], 'operator'],
  [['Lakedeck.Admin', 'Lakedeck.Viewer'], 'admin'],
  [[], null],
  [['Admin', 'lakedeck.admin', 'Lakedeck.Admin ', 'constructor', '__proto__'], null],
])('%j is the role %s', (assigned, role) => expect(assignedRole(assigned)).toBe(role))

describe('with APP_ROLES=off', () => {
  beforeAll(() => withSettings({ APP_ROLES: 'off' }))

  test('Databricks alone decides, so everybody may do everything here', () => {
    expect(roleOf([])).toBe('admin')
    expect(scriptRole()).toBe('admin')
  })
})

describe('with APP_ROLES=required', () => {
  beforeAll(() => withSettings({ APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'operator' }))

  test('a person has the greatest of their roles', () => {
    expect(roleOf(['Lakedeck.Viewer', 'Lakedeck.Operator'])).toBe('operator')
  })

  test('a person without a role is refused, with whom to ask', () => {
    expect(() => roleOf(['Something.Else'])).toThrow(
      expect.objectContaining({
        code: 'ROLE_MISSING',
        more: { status: 403, action: 'ask-admin' },
      }) as Error,
    )
  })

  test('a script whose token can carry no role has the one set for scripts', () => {
    expect(scriptRole()).toBe('operator')
  })
})
