import { invalidParameter, missingField } from '../errors'

/** A path as the tree knows it, and how to write paths the way they were asked for. */
export type AskedPath = { path: string; asked: string; spell: (path: string) => string }

const mount = '/Workspace'

const isBad = (segment: string) => segment === '.' || segment === '..' || segment.includes('\0')

/** `/Workspace` before a path means the same place; the service answers with the spelling it was asked in. */
export function toAskedPath(text: string | null | undefined): AskedPath {
  if (!text) throw missingField('path')
  if (!text.startsWith('/')) throw invalidParameter(`Path (${text}) doesn't start with '/'`)
  const segments = text.split('/').filter(Boolean)
  if (segments.some(isBad)) throw invalidParameter(`Path (${text}) is not valid.`)
  const asked = `/${segments.join('/')}`
  const isMounted = asked === mount || asked.startsWith(`${mount}/`)
  return {
    path: isMounted ? asked.slice(mount.length) || '/' : asked,
    asked,
    spell: (path) => (isMounted ? (mount + path).replace(/\/$/, '') : path),
  }
}
