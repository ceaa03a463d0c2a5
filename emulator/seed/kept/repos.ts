import type { AccessList } from '../../workspace/access'
import type { GitCredential } from '../../workspace/repos/git-credential'
import type { Commit, Remote } from '../../workspace/repos/remote'
import type { Repo } from '../../workspace/repos/repo'
import type { Directory } from '../../workspace/directory'
import { objectIdOf } from '../../workspace/workspace-objects/object'
import { daemon } from '../directory'
import { daemonGrantee, group, may, user } from '../story'
import { remotes } from './remotes'
import { checkedOut, folder, plantedId, type Planted } from './tree'

export type Alias = 'prod' | 'dev'

type Clone = {
  path: string
  remote: Remote
  provider: string
  branch: string
  /** Of the folder it lies in. */
  grants: AccessList
}

const own = (userName: string): AccessList => [may(user(userName), 'CAN_MANAGE')]

const benClone: Clone = {
  path: '/Repos/ben@contoso.example/lakehouse-etl',
  remote: remotes.etl,
  provider: 'azureDevOpsServices',
  branch: 'feature/orders-v2',
  grants: own('ben@contoso.example'),
}

const clones: Record<Alias, readonly Clone[]> = {
  prod: [
    benClone,
    {
      path: '/Repos/production/lakehouse-etl',
      remote: remotes.etl,
      provider: 'azureDevOpsServices',
      branch: 'main',
      grants: [
        may(daemonGrantee(daemon.clientId), 'CAN_MANAGE'),
        may(group('data-engineers'), 'CAN_RUN'),
      ],
    },
    {
      path: '/Repos/chloe@contoso.example/analytics-sql',
      remote: remotes.analytics,
      provider: 'gitHub',
      branch: 'main',
      grants: own('chloe@contoso.example'),
    },
  ],
  dev: [benClone],
}

const headOf = ({ remote, branch }: Clone): Commit =>
  remote.branches[branch] ?? { id: '', files: {} }

export const checkoutsOf = (alias: Alias): Planted[] =>
  clones[alias].flatMap((clone) => [
    folder(clone.path.split('/').slice(0, 3).join('/'), clone.grants),
    { ...folder(clone.path, [], 90), type: 'REPO' as const },
    ...checkedOut(clone, headOf(clone), 5),
  ])

export const reposOf = (alias: Alias): Repo[] =>
  clones[alias].map((clone) => ({
    id: plantedId(alias, clone.path),
    path: clone.path,
    url: clone.remote.url,
    provider: clone.provider,
    branch: clone.branch,
    headCommitId: headOf(clone).id,
  }))

/** Ben has his at Azure DevOps. */
export const gitCredentialsOf = (alias: Alias, { users }: Directory): GitCredential[] =>
  users
    .filter(({ userName }) => userName === 'ben@contoso.example')
    .map(({ id, userName }) => ({
      id: objectIdOf(`${alias} git ${id}`),
      ownerId: id,
      provider: 'azureDevOpsServices',
      username: userName,
      isDefault: true,
    }))
