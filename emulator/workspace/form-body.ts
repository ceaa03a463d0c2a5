import type { JsonObject } from '../core/json'
import { readBytes } from '../core/request-body'
import type { ByteCall } from './call'
import { malformedRequest } from './errors'

/** The fields of a body, and the file posted beside them if it was a form with one. */
export type PostedBody = { fields: JsonObject; file: Buffer | null }

/** JSON, or `multipart/form-data` with the bytes as they are in the part named `fileField`. */
export async function readPosted(
  { request, readJson }: ByteCall,
  fileField: string,
): Promise<PostedBody> {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.toLowerCase().startsWith('multipart/form-data')) {
    return { fields: await readJson(), file: null }
  }
  const form = await readForm(await readBytes(request), contentType)
  const fields: JsonObject = {}
  let file: Buffer | null = null
  for (const [name, value] of form.entries()) {
    if (name !== fileField) fields[name] = typeof value === 'string' ? value : await value.text()
    else if (typeof value === 'string') file = Buffer.from(value)
    else file = Buffer.from(await value.arrayBuffer())
  }
  return { fields, file }
}

async function readForm(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    const headers = { 'content-type': contentType }
    return await new Response(new Uint8Array(bytes), { headers }).formData()
  } catch {
    throw malformedRequest('not a form of several parts')
  }
}
