import type { Blob } from '../../core/blob-folder'

/** What a file holds: text that came with the seed, or bytes on the disk. */
export type Content = { text: string } | Blob

export const sizeOf = (content: Content): number =>
  'text' in content ? Buffer.byteLength(content.text) : content.size
