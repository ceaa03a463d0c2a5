'use client'

import { useEffect, useState } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { codeSignal } from '../layout/signal'
import { onUse } from '../ui/on-use'

const CodeDialog = onUse(() => import('./code-dialog').then((module) => module.CodeDialog))

/** Waits in the shell; the code of a page is written when somebody wants it. */
export function CodeHost({ workspaces }: { workspaces: readonly Workspace[] }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => codeSignal.on(() => setOpen(true)), [])
  return isOpen ? <CodeDialog workspaces={workspaces} onClose={() => setOpen(false)} /> : null
}
