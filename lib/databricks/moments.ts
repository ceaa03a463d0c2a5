/** Epoch ms as the domain has moments; the API says 0 for "not yet". */
export const toMoment = (ms: number | undefined): string | null =>
  ms === undefined || ms <= 0 ? null : new Date(ms).toISOString()
