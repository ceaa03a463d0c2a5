import type { Language } from '../object'

/** A notebook as its commands; one that starts with `%md` or the like speaks another language than its own. */
export type Notebook = { language: Language; commands: string[] }

/** Bytes that are no notebook of the format they were sent as. */
export class BadNotebook extends Error {}

export const extensions = {
  PYTHON: '.py',
  R: '.r',
  SCALA: '.scala',
  SQL: '.sql',
} as const satisfies Record<Language, string>

/** The language as the formats other than source write it. */
export const spoken = (language: Language): string => language.toLowerCase()

export function readLanguage(word: unknown): Language | undefined {
  const text = String(word).toUpperCase()
  return (Object.keys(extensions) as Language[]).find((language) => language === text)
}

/** The magic of a command and the rest of it. */
export function splitMagic(command: string): { magic: string | null; text: string } {
  const [, magic = null, text = command] = /^%(\w+)[ \t]*\n?([^]*)$/.exec(command) ?? []
  return { magic, text }
}
