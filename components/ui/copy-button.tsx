'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from './icon'
import { Tooltip } from './tooltip'

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setCopied(false), 1600)
    return () => window.clearTimeout(timer)
  }, [isCopied])

  return (
    <Tooltip text={isCopied ? 'Copied' : label} isName>
      <button
        type="button"
        aria-label={label}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        className="inline-grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-surface-2 hover:text-ink-1"
      >
        <Icon of={isCopied ? Check : Copy} size={14} />
        <span role="status" className="sr-only">
          {isCopied ? 'Copied' : ''}
        </span>
      </button>
    </Tooltip>
  )
}
