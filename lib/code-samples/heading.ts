import type { Note } from './note'
import type { Read, ShownCall } from './shown-call'

const nameList = new Intl.ListFormat('en')

/** What a read is, and of which workspaces: the first comment above its code. */
export const headingOf = ({ workspaces }: ShownCall, { what }: Read): Note => ({
  words: [`${what} of ${nameList.format(workspaces.map(({ alias }) => alias))}`],
  values: [],
})
