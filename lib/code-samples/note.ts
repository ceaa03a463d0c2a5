/** A remark in words; what people typed stands in it as values, which each language quotes in its own way. */
export type Note = { words: readonly string[]; values: readonly string[] }

export const note = (words: TemplateStringsArray, ...values: readonly string[]): Note => ({
  words,
  values,
})

/**
 * The remark as a comment of one line. A shell that takes no comments at its prompt runs a pasted one, so values are
 * quoted there like everywhere else.
 */
export const comment = (
  mark: '#' | '//',
  { words, values }: Note,
  quote: (value: string) => string,
): string => `${mark} ${String.raw({ raw: words }, ...values.map(quote))}`
