import type { Readable } from 'node:stream'

/** An answer in bytes, with headers of its own. */
export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string | number> = {},
    readonly body: Buffer | Readable | null = null,
  ) {}
}

export const noContent = () => new Reply(204)
