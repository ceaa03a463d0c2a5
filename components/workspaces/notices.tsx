'use client'

import { onUse } from '../ui/on-use'
import type { PartOfList } from './part-notices'

const PartNotices = onUse(() => import('./part-notices').then((module) => module.PartNotices))

/** Why a workspace is missing or old; the code of it comes only to pages on which one is. */
export function Notices(props: { parts: readonly PartOfList[]; things: string }) {
  if (props.parts.every(({ live }) => !live.isLoading && !live.error)) return null
  return <PartNotices {...props} />
}
