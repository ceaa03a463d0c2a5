'use client'

import { onUse } from './on-use'
import type { ProblemNoticeProps } from './problem-words'

/** A refusal of our API in its own words; its code comes only to pages on which something was refused. */
export const ProblemNotice = onUse<ProblemNoticeProps>(() =>
  import('./problem-words').then((module) => module.ProblemWords),
)
