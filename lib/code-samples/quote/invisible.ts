/**
 * What does not show, or shows something else than it is: control characters, line ends, and the marks that turn
 * the direction of writing. They are written as escapes in every language, so that pasted code is the code one saw.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

export const hasInvisible = (value: string): boolean => value.search(invisible) !== -1

/** The value with each character that does not show replaced by its escape. */
export const escapeInvisible = (value: string, escape: (codePoint: number) => string): string =>
  value.replace(invisible, (character) => escape(character.codePointAt(0) ?? 0))

export const hex = (number: number, digits: number): string =>
  number.toString(16).padStart(digits, '0')
