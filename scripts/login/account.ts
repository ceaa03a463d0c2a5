import type { AccountInfo } from '@azure/msal-node'

/** As people type it: letters of either case. */
const isNamed = (user: string) => (account: Pick<AccountInfo, 'username'>) =>
  account.username.toLowerCase() === user.toLowerCase()

/**
 * Whose token is meant, of those who signed in at this computer; null when that person has yet to. With several
 * and none named it is refused: a script must not work as whoever happens to come first.
 */
export function chosenAccount<Account extends Pick<AccountInfo, 'username'>>(
  accounts: readonly Account[],
  user: string | undefined,
): Account | null {
  if (user !== undefined) return accounts.find(isNamed(user)) ?? null
  if (accounts.length > 1) {
    const names = accounts.map(({ username }) => username).sort()
    throw new Error(
      `Several people are signed in here: ${names.join(', ')}. Say whose token: --user=${names[0]}`,
    )
  }
  return accounts[0] ?? null
}

/** Somebody else may have entered the code: their token is not the one that was asked for. */
export function refuseAnother(account: Pick<AccountInfo, 'username'> | null, user?: string): void {
  if (user === undefined || (account && isNamed(user)(account))) return
  throw new Error(`You signed in as ${account?.username ?? 'somebody unknown'}, not as ${user}.`)
}
