import type { Blob } from '../../core/blob-folder'

/** A file that is being written block by block, by one person. */
export type OpenFile = {
  handle: number
  ownerId: string
  path: string
  overwrite: boolean
  blocks: Blob[]
  usedAt: number
}
