import { invalidParameter, missingField, permissionDenied } from '../errors'

const isBad = (segment: string) => segment === '.' || segment === '..' || segment.includes('\0')

/** An absolute path, with or without `dbfs:` before it. */
export function toDbfsPath(text: string | null | undefined): string {
  if (!text) throw missingField('path')
  const path = text.replace(/^dbfs:/, '')
  if (!path.startsWith('/')) throw invalidParameter(`Path must be absolute: ${text}`)
  const segments = path.split('/').filter(Boolean)
  if (segments.some(isBad)) throw invalidParameter(`Path is not valid: ${text}`)
  return `/${segments.join('/')}`
}

/** What the service itself keeps there is for reading only. */
export function requireWritable(path: string): void {
  if (!/^\/databricks-(datasets|results)(\/|$)/.test(path) && path !== '/') return
  throw permissionDenied(`Path ${path} is read-only.`)
}
