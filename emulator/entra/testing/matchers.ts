/** jest types its matchers `any`; here they stand for the strings they match. */
export const anyText = expect.any(String) as unknown as string

export function textLike(pattern: RegExp): string {
  const matcher: unknown = expect.stringMatching(pattern)
  return matcher as string
}

export function textWith(part: string): string {
  const matcher: unknown = expect.stringContaining(part)
  return matcher as string
}
