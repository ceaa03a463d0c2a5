import type { Directory } from '../../workspace/directory'
import type { KeptSeed } from '../../workspace/kept/kept-seed'
import { objectsAt } from './objects'
import { remotes } from './remotes'
import { gitCredentialsOf, reposOf, type Alias } from './repos'
import { dbfsAt, volumeFilesAt, volumesOf } from './volumes'

/** Notebooks, files and Git folders as they are at a moment, with what they stand on. */
export const keptAt = (alias: Alias, directory: Directory, now: number) => ({
  volumes: volumesOf(alias),
  gitRemotes: Object.values(remotes),
  kept: (): KeptSeed => ({
    objects: objectsAt(alias, directory, now),
    repos: reposOf(alias),
    gitCredentials: gitCredentialsOf(alias, directory),
    volumeFiles: volumeFilesAt(alias, now),
    dbfs: dbfsAt(alias, now),
  }),
})
