import type { PrincipalPage } from './schema'

const nouns = { user: 'users', 'service-principal': 'service principals' } as const

/** What a list of people and service principals lacks. */
export const principalGaps = ({ untold }: Pick<PrincipalPage, 'untold'>): string[] =>
  untold.map((kind) => `the workspace does not tell you of ${nouns[kind]}`)
