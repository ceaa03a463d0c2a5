/** The lines one step further in; a line may be a text of several. */
export const indent = (lines: readonly string[], step: string): string[] =>
  lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? line : step + line))
