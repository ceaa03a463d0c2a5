import { invalidParameter, malformedRequest } from '../../errors'
import { oneOf, optionalBoolean, optionalText, text } from '../../fields'
import type { PostedBody } from '../../form-body'
import { toAskedPath, type AskedPath } from '../asked-path'
import { languages, type Language } from '../object'
import { tooLarge } from './too-large'

export const importFormats = [
  'SOURCE',
  'HTML',
  'JUPYTER',
  'DBC',
  'R_MARKDOWN',
  'AUTO',
  'RAW',
] as const

export type ImportRequest = {
  asked: AskedPath
  bytes: Buffer
  format: (typeof importFormats)[number]
  language: Language | undefined
  overwrite: boolean
}

const mostBytes = 10 * 1024 * 1024

/** The content in base64 of a JSON body, or the bytes of a posted file. */
function bytesOf({ fields, file }: PostedBody): Buffer {
  if (file) {
    if (file.length > mostBytes) throw tooLarge(mostBytes)
    return file
  }
  const content = optionalText(fields, 'content')
  if (content === undefined) throw invalidParameter('Missing required field: content')
  if (content.length > mostBytes) throw tooLarge(mostBytes)
  if (!/^[\w+/\s-]*={0,2}\s*$/.test(content)) throw malformedRequest('content is not in base64')
  return Buffer.from(content, 'base64')
}

export function readImport(posted: PostedBody): ImportRequest {
  const { fields } = posted
  const language = optionalText(fields, 'language') || undefined
  return {
    asked: toAskedPath(text(fields, 'path')),
    format: oneOf('format', optionalText(fields, 'format') || 'SOURCE', importFormats),
    language: language === undefined ? undefined : oneOf('language', language, languages),
    overwrite: optionalBoolean(fields, 'overwrite') ?? false,
    bytes: bytesOf(posted),
  }
}
