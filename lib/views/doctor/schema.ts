import { z } from 'zod'

/** `unknown`: it cannot be told from here, and the words say why. */
export const checkStates = ['failed', 'warning', 'unknown', 'ok'] as const
export type CheckState = (typeof checkStates)[number]

/** One link of the chain from the settings to a workspace. */
export const check = z.object({
  /** Stays the same from release to release, for whoever watches it. */
  id: z.string(),
  title: z.string(),
  state: z.enum(checkStates),
  /** What was found. */
  words: z.string(),
  /** What to do about it; null where there is nothing to do. */
  fix: z.string().nullable(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type Check = z.infer<typeof check>

export const checkGroup = z.object({ id: z.string(), title: z.string(), checks: z.array(check) })
export type CheckGroup = z.infer<typeof checkGroup>

export const doctorReport = z.object({ groups: z.array(checkGroup), asOf: z.iso.datetime() })
export type DoctorReport = z.infer<typeof doctorReport>

export const readDoctorInput = z.object({})
export type ReadDoctorInput = z.infer<typeof readDoctorInput>
