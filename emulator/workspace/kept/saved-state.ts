import { isObject } from '../../core/json'
import type { SavedJson } from '../../core/saved-json'
import type { KeptSeed } from './kept-seed'

/** Changes when what is written changes; an older state is not guessed at. */
const version = 1

export const toSavedState = (state: KeptSeed) => ({ version, ...state })

const lists = ['objects', 'repos', 'gitCredentials', 'volumeFiles', 'dbfs'] as const

const isState = (value: unknown): value is KeptSeed =>
  isObject(value) &&
  value['version'] === version &&
  lists.every((name) => Array.isArray(value[name]))

/** Blobs are named by us alone: a state that names anything else was not written here. */
const hasOwnBlobs = ({ objects, volumeFiles, dbfs }: KeptSeed): boolean =>
  [...objects, ...volumeFiles, ...dbfs].every(
    ({ content }) => !content || !('blob' in content) || /^[\da-f-]{36}$/.test(content.blob),
  )

/** The state of an earlier process; null where there is none yet. */
export function readSavedState(saved: SavedJson | null): KeptSeed | null {
  const state = saved?.read()
  if (state === undefined) return null
  if (isState(state) && hasOwnBlobs(state)) return state
  throw new Error(`${saved?.path} was not written by this version of the emulator; remove it`)
}
