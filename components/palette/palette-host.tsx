'use client'

import { useEffect, useState } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { paletteSignal } from '../layout/signal'
import { onUse } from '../ui/on-use'

const Palette = onUse(() => import('./palette').then((module) => module.Palette))

/** Waits in the shell; the palette's code is fetched once the page rests. */
export function PaletteHost({ workspaces }: { workspaces: readonly Workspace[] }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => paletteSignal.on(() => setOpen((wasOpen) => !wasOpen)), [])
  return isOpen ? <Palette workspaces={workspaces} onClose={() => setOpen(false)} /> : null
}
