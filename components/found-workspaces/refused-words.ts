import { explainSignInError } from '@/lib/auth/sign-in-errors'

export type RefusedWords = { title: string; detail: string }

const onlyAdministrators: RefusedWords = {
  title: 'Your organisation lets only administrators allow this',
  detail:
    'Ask whoever runs Lakedeck for the delegated permission “Azure Service Management, user_impersonation” with admin consent on its app registration, and come back.',
}

const byCode: ReadonlyMap<string, RefusedWords> = new Map([
  [
    '65004',
    { title: 'You did not allow it', detail: 'So nothing was looked up, and nothing has changed.' },
  ],
  ['90094', onlyAdministrators],
  ['90095', onlyAdministrators],
  [
    'OtherAccount',
    {
      title: 'That was another account',
      detail: 'Microsoft answered for another account than the one that is signed in here.',
    },
  ],
])

/** Why the consent did not come about. The code stood in the address bar, so it may be anything. */
export function refusedWords(code: string): RefusedWords {
  const known = byCode.get(code)
  if (known) return known
  const { title, detail } = explainSignInError(code)
  return { title, detail }
}
