import { languages, type LanguageId } from '@/lib/code-samples/languages'

const key = 'lakedeck.code-language'

/** The language somebody chose last in this browser; curl where they never did. */
export const rememberedLanguage = {
  read: (): LanguageId => {
    const kept = window.localStorage.getItem(key)
    return languages.find(({ id }) => id === kept)?.id ?? 'curl'
  },
  keep: (id: LanguageId) => window.localStorage.setItem(key, id),
}
