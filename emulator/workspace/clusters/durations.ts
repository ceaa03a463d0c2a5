/** How long each change takes. */
export type Durations = {
  startMs: number
  restartMs: number
  terminateMs: number
  resizeMs: number
}

/** From the one setting `transitionMs`, the time a start takes, in the proportions of a demo. */
export const durationsOf = (transitionMs: number): Durations => ({
  startMs: transitionMs,
  restartMs: Math.round((transitionMs * 10) / 12),
  terminateMs: Math.round(transitionMs / 3),
  resizeMs: Math.round(transitionMs / 2),
})
