import { createHash } from 'node:crypto'
import type { AccessList } from '../access'
import type { Content } from '../kept/content'

export const languages = ['PYTHON', 'R', 'SCALA', 'SQL'] as const
export type Language = (typeof languages)[number]

/** A git folder outside of `/Repos` is a DIRECTORY that a repo knows of. */
export type ObjectType = 'DIRECTORY' | 'FILE' | 'NOTEBOOK' | 'REPO'

/** One object of the workspace's tree. */
export type ObjectNode = {
  id: number
  /** Without the `/Workspace` that may be written before it. */
  path: string
  type: ObjectType
  language?: Language
  /** In which form a notebook lies in git: as source, or as .ipynb. */
  gitFormat?: 'SOURCE' | 'JUPYTER'
  createdAt: number
  modifiedAt: number
  /** Direct grants; what the folders above give is added when it is asked. */
  accessList: AccessList
  /** A notebook's is its source. Folders have none. */
  content: Content | null
}

export const isFolder = ({ type }: Pick<ObjectNode, 'type'>): boolean =>
  type === 'DIRECTORY' || type === 'REPO'

/** Fifteen digits, as the service has them, and always the same for the same words. */
export function objectIdOf(words: string): number {
  const hash = createHash('sha256').update(words).digest()
  return 100_000_000_000_000 + (hash.readUIntBE(0, 6) % 900_000_000_000_000)
}
