'use client'

import { onUse } from '../ui/on-use'

/** It stands below the first screen, so its code comes after the first paint. */
export const GrantsCsv = onUse(() =>
  import('./grants-csv-button').then((module) => module.GrantsCsvButton),
)
