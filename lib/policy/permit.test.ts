import { callerNumber } from '@/lib/api/testing/test-caller'
import { withSettings } from '@/lib/env/testing'
import { type CallKind, permit, whyNotPermitted } from '@/lib/policy/permit'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

beforeEach(() => withSettings())

const codeOf = (role: 'viewer' | 'operator' | 'admin', kind: CallKind): string => {
  try {
    permit(callerNumber(1, { role }), kind)
    return 'permitted'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  ['viewer', 'read', 'permitted'],
  ['viewer', 'write', 'ROLE_REQUIRED'],
  ['viewer', 'dangerous', 'ROLE_REQUIRED'],
  ['operator', 'read', 'permitted'],
  ['operator', 'write', 'permitted'],
  ['operator', 'dangerous', 'ROLE_REQUIRED'],
  ['admin', 'read', 'permitted'],
  ['admin', 'write', 'permitted'],
  ['admin', 'dangerous', 'permitted'],
] as const)('the %s and a %s: %s', (role, kind, outcome) => {
  expect(codeOf(role, kind)).toBe(outcome)
})

test('where Lakedeck only reads, nobody changes anything', () => {
  withSettings({ READ_ONLY: '1' })
  expect(codeOf('admin', 'read')).toBe('permitted')
  expect(codeOf('admin', 'write')).toBe('READ_ONLY')
  expect(codeOf('admin', 'dangerous')).toBe('READ_ONLY')
})

test('a refusal names the role that is held and the one that is needed, and whom to ask', () => {
  const viewer = callerNumber(1, { role: 'viewer', assignedRoles: ['Lakedeck.Viewer'] })
  expect(() => permit(viewer, 'write')).toThrow(
    'Your role in Lakedeck is Lakedeck.Viewer. This takes the role Lakedeck.Operator: ask the owner of Lakedeck for it.',
  )
  expect(() => permit(callerNumber(1, { role: 'viewer' }), 'write')).toThrow(/scripts get here/)
})

test('a page is told what a call would be refused with, before anybody presses', () => {
  const operator = callerNumber(1, { role: 'operator', assignedRoles: ['Lakedeck.Operator'] })
  expect(whyNotPermitted(operator, 'write')).toBeUndefined()
  expect(whyNotPermitted(operator, 'dangerous')).toMatch(/This takes the role Lakedeck\.Admin/)
  withSettings({ READ_ONLY: '1' })
  expect(whyNotPermitted(operator, 'read')).toBeUndefined()
  expect(whyNotPermitted(operator, 'write')).toMatch(/set to read only/)
})
