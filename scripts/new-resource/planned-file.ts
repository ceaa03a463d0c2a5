/** A file of the house by its path from the root, with `/` on every system. */
export type PlannedFile = { path: string; text: string }
