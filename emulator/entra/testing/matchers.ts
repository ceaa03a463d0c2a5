/** jest types its matchers `any`; here they stand for the strings they match. */
export const anyText = expect.any(String) as unknown as string
export const textLike = (pattern: RegExp): string =>
  expect.stringMatching(pattern)
export const textWith = (part: string): string => expect.stringContaining(part)
