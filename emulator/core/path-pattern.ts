/** A path is hit by itself, or by a prefix of it that ends in `*`. */
export const hitsPath = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
