/** One item a line, in order; nothing at all for an empty list (ndjson-spec 1.0). */
export const toNdjson = (items: readonly unknown[]): string =>
  items.map((item) => `${JSON.stringify(item)}\n`).join('')
