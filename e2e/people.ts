/** Whom the emulator's Entra knows. */
export type PersonName = 'ada' | 'ben' | 'chloe' | 'dan' | 'eve'
