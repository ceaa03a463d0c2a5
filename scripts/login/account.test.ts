import { chosenAccount, refuseAnother } from './account'

const ben = { username: 'ben@contoso.example' }
const ada = { username: 'ada@contoso.example' }

it('the only person who signed in is meant where none is named', () => {
  expect(chosenAccount([ben], undefined)).toBe(ben)
  expect(chosenAccount([], undefined)).toBeNull()
})

it('of several the named one is meant, in letters of either case', () => {
  expect(chosenAccount([ben, ada], 'Ada@Contoso.example')).toBe(ada)
})

it('of several none is taken by chance, and the words say whom one may name', () => {
  expect(() => chosenAccount([ben, ada], undefined)).toThrow(
    'Several people are signed in here: ada@contoso.example, ben@contoso.example. Say whose token: --user=ada@contoso.example',
  )
})

it('somebody who has not signed in yet gets nobody else’s token', () => {
  expect(chosenAccount([ben], 'ada@contoso.example')).toBeNull()
})

it('whoever signs in as another than the one who was named is refused', () => {
  expect(() => refuseAnother(ben, 'ada@contoso.example')).toThrow(
    'You signed in as ben@contoso.example, not as ada@contoso.example.',
  )
  expect(() => refuseAnother(null, 'ada@contoso.example')).toThrow('somebody unknown')
  expect(() => refuseAnother(ada, 'ADA@contoso.example')).not.toThrow()
  expect(() => refuseAnother(ben)).not.toThrow()
})
