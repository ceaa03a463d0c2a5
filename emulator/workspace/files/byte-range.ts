import type { ByteRange } from '../../core/blob-folder'
import { ApiError } from '../errors'

/**
 * One range of a file of `size` bytes; undefined when the whole is meant. Several ranges in one header are
 * answered with the whole (RFC 9110, 14.2 leaves that to the server).
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start <= end) return { start, end }
  throw new ApiError(
    416,
    'INVALID_PARAMETER_VALUE',
    `The range ${header} lies outside of the file.`,
    {
      headers: { 'content-range': `bytes */${size}` },
    },
  )
}
