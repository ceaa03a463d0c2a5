/**
 * A choice is a step of its own in the history, that Back takes again; what is typed, letter by letter, changes the
 * step that one is at.
 */
export const stepOf = (change: { q?: string }): { history: 'push' | 'replace' } => ({
  history: 'q' in change ? 'replace' : 'push',
})
