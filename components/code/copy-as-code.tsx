'use client'

import { CodeXml } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { codeSignal } from '../layout/signal'
import { buttonClass, type ButtonLook } from '../ui/button-class'
import { Icon } from '../ui/icon'
import { onUse } from '../ui/on-use'
import { Tooltip } from '../ui/tooltip'
import { useHotkeys } from '../ui/use-hotkeys'

const CodeDialog = onUse(() => import('./code-dialog').then((module) => module.CodeDialog))

/** Gives what the page shows as code, with its filters as they are. The code is written when it is wanted. */
export function CopyAsCode({
  workspaces,
  look,
}: {
  workspaces: readonly Workspace[]
  /** Quiet beside actions, so that the main one stays the loudest. */
  look?: ButtonLook
}) {
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useEffect(() => codeSignal.on(() => setOpen(true)), [])
  useHotkeys({ c: open })
  return (
    <>
      <Tooltip text="Copy as code" isName>
        <button
          type="button"
          aria-label="Copy as code"
          aria-haspopup="dialog"
          onClick={open}
          className={buttonClass({ look, isSquare: true, className: 'size-8! phone:size-9!' })}
        >
          <Icon of={CodeXml} />
        </button>
      </Tooltip>
      {isOpen && <CodeDialog workspaces={workspaces} onClose={() => setOpen(false)} />}
    </>
  )
}
