import type { AccessList, Grantee, Level } from '../../workspace/access'
import type { Directory } from '../../workspace/directory'
import type { ObjectNode } from '../../workspace/workspace-objects/object'
import { group, may, user } from '../story'
import { adaHome, benHome, chloeHome, engineering, shared } from './notebooks'
import { checkoutsOf, type Alias } from './repos'
import { folder, planted, notebook, type Planted } from './tree'

const managedBy = (grantee: Grantee): AccessList => [may(grantee, 'CAN_MANAGE')]

const homeOf = (userName: string) => `/Users/${userName}`

const rooms: Record<string, (home: string) => Planted[]> = {
  'ada@contoso.example': adaHome,
  'ben@contoso.example': benHome,
  'chloe@contoso.example': chloeHome,
}

const level = (name: string, value: Level) => may(group(name), value)

const prodFolders = [
  folder('/Teams/data-engineering', [
    level('data-engineers', 'CAN_MANAGE'),
    level('analysts', 'CAN_READ'),
  ]),
  ...engineering,
]

const devRooms: Planted[] = [
  notebook('/Users/ben@contoso.example/scratch', 'PYTHON', 3, [
    'display(spark.range(10))',
    '%sql\nSELECT 1',
  ]),
]

/** The tree of a workspace: a home for each of its people, what is shared, and the Git folders. */
export const objectsAt = (alias: Alias, { users }: Directory, now: number): ObjectNode[] =>
  planted(
    alias,
    [
      folder('/'),
      folder('/Users'),
      folder('/Repos'),
      folder('/Shared', managedBy(group('users'))),
      ...users.map(({ userName }) => folder(homeOf(userName), managedBy(user(userName)))),
      ...(alias === 'prod'
        ? [...users.flatMap(({ userName }) => rooms[userName]?.(homeOf(userName)) ?? []), ...shared]
        : devRooms),
      ...(alias === 'prod' ? prodFolders : []),
      ...checkoutsOf(alias),
    ],
    now,
  )
