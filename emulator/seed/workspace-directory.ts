import {
  Directory,
  type Group,
  type Member,
  type ServicePrincipal,
  type User,
} from '../workspace/directory'
import { daemon, people } from './directory'

const colleagues = [
  ['farid', 'Farid Rahimi'],
  ['grace', 'Grace Mbeki'],
  ['ines', 'Ines Duarte'],
  ['jonas', 'Jonas Berg'],
  ['kira', 'Kira Solberg'],
  ['liam', 'Liam Walsh'],
  ['mei', 'Mei Tanaka'],
  ['noor', 'Noor Haddad'],
] as const
type Colleague = (typeof colleagues)[number][0]

/** Made clusters and jobs before they left; no directory knows them any more. */
export const formerUserName = 'hugo@contoso.example'

const base = { prod: 4_507_112_300_000_000, dev: 2_918_664_700_000_000 } as const
type Alias = keyof typeof base

const everyday = ['workspace-access', 'databricks-sql-access']

const entitlementsOf: Record<string, string[]> = {
  ada: [...everyday, 'allow-cluster-create', 'allow-instance-pool-create'],
  ben: [...everyday, 'allow-cluster-create'],
  chloe: ['databricks-sql-access'],
}

/** Who has left, and whose account is still there, out of action. */
const inactiveUserName = 'noor@contoso.example'

const splitName = (displayName: string): [string, string] => {
  const [given = '', family = ''] = displayName.split(' ')
  return [given, family]
}

function usersOf(alias: Alias): User[] {
  const signingIn = people
    .filter(({ name }) => name !== 'dan' && (name !== 'chloe' || alias === 'prod'))
    .map(({ name, objectId, displayName }) => ({ name: name, objectId, displayName }))
  const others = colleagues.map(([name, displayName]) => ({ name, objectId: null, displayName }))
  return [...signingIn, ...others].map(({ name, objectId, displayName }, index) => {
    const [givenName, familyName] = splitName(displayName)
    return {
      id: String(base[alias] + 1_000 + index * 37),
      objectId,
      userName: `${name}@contoso.example`,
      displayName,
      givenName,
      familyName,
      active: `${name}@contoso.example` !== inactiveUserName,
      entitlements: entitlementsOf[name] ?? everyday,
    }
  })
}

/** Who may let jobs run as the daemon. */
const daemonUsers = ['ada@contoso.example', 'jonas@contoso.example']

const daemonsOf = (alias: Alias, users: readonly User[]): ServicePrincipal[] =>
  alias === 'prod'
    ? [
        {
          id: String(base[alias] + 9_000),
          objectId: daemon.objectId,
          applicationId: daemon.clientId,
          displayName: daemon.displayName,
          active: true,
          entitlements: ['workspace-access', 'databricks-sql-access'],
          usedBy: users
            .filter(({ userName }) => daemonUsers.includes(userName))
            .map(({ id }) => ({ kind: 'user', id })),
        },
      ]
    : []

type Named = 'ada' | 'ben' | 'chloe' | 'eve' | Colleague

/** Who is where; `ml-team` is part of `data-scientists`, so its members are in that one indirectly. */
const teams: Record<string, { people: Named[]; groups?: string[]; daemons?: boolean }> = {
  admins: { people: ['ada', 'kira'] },
  'data-engineers': { people: ['ben', 'eve', 'farid', 'jonas'], daemons: true },
  'ml-team': { people: ['grace', 'mei'] },
  'data-scientists': { people: ['noor'], groups: ['ml-team'] },
  analysts: { people: ['chloe', 'ines', 'liam'] },
  'platform-oncall': { people: ['ben', 'kira'] },
}

export function directoryOf(alias: Alias): Directory {
  const users = usersOf(alias)
  const daemons = daemonsOf(alias, users)
  const groupId = (name: string) =>
    String(base[alias] + 500_000 + Object.keys(teams).indexOf(name) * 53)
  const memberNamed = (name: string): Member[] =>
    users
      .filter(({ userName }) => userName === `${name}@contoso.example`)
      .map(({ id }) => ({ kind: 'user', id }))
  const daemonMembers = daemons.map(({ id }): Member => ({ kind: 'service-principal', id }))
  const groups = Object.entries(teams).map(([displayName, team]): Group => ({
    id: groupId(displayName),
    displayName,
    entitlements: [],
    members: [
      ...team.people.flatMap(memberNamed),
      ...(team.groups ?? []).map((name): Member => ({ kind: 'group', id: groupId(name) })),
      ...(team.daemons ? daemonMembers : []),
    ],
  }))
  const everyone: Group = {
    id: String(base[alias] + 499_000),
    displayName: 'users',
    entitlements: [],
    members: [...users.map(({ id }): Member => ({ kind: 'user', id })), ...daemonMembers],
  }
  return new Directory(users, [everyone, ...groups], daemons)
}
