'use client'

import { CodeXml } from 'lucide-react'
import { IconButton } from '../ui/button'
import type { ButtonLook } from '../ui/button-class'
import { useHotkeys } from '../ui/use-hotkeys'
import { codeSignal } from './signal'

/** Gives what the page shows as code. Quiet beside actions, so that the main one stays the loudest. */
export function CodeButton({ look = 'secondary' }: { look?: ButtonLook }) {
  useHotkeys({ c: codeSignal.send })
  return (
    <IconButton
      icon={CodeXml}
      label="Copy as code"
      look={look}
      aria-haspopup="dialog"
      onClick={codeSignal.send}
      className="size-8! phone:size-9!"
    />
  )
}
