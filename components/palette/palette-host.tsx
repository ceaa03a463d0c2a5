'use client'

import { useEffect, useState } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { paletteSignal } from '../layout/signal'
import { onUse } from '../ui/on-use'

const load = () => import('./palette').then((module) => module.Palette)
const Palette = onUse(load)

/**
 * Waits in the shell. The palette's code is fetched once the page rests, before anybody asks: whoever types right
 * after Ctrl K must not lose letters.
 */
export function PaletteHost({ workspaces }: { workspaces: readonly Workspace[] }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => paletteSignal.on(() => setOpen((wasOpen) => !wasOpen)), [])
  useEffect(() => whenIdle(() => void load()), [])
  return isOpen ? <Palette workspaces={workspaces} onClose={() => setOpen(false)} /> : null
}

/** Safari has no idle callback; a moment later does as well. Returns what calls it off. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(run)
  return () => window.cancelIdleCallback(handle)
}
