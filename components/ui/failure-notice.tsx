import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import { StateMark } from './state-badge'

/** Why a thing broke: in words, what helps, and beneath it what Databricks itself said, to copy. */
export function FailureNotice(props: {
  title: string
  /** After the title: since when. */
  since?: ReactNode
  step: string | null
  /** Databricks' own name of the reason. */
  code: string | null
  /** Databricks' own words. */
  words: string | null
}) {
  const { title, since, step, code, words } = props
  return (
    <div role="alert" className="overflow-clip rounded-lg border border-failed-border bg-failed-bg">
      <div className="flex items-start gap-2.5 py-2.5 pr-2 pl-4">
        <span className="flex h-5 items-center">
          <StateMark look="failed" />
        </span>
        <div className="min-w-0 flex-1">
          <p>
            <span className="font-semibold">{title}</span>
            {since}
          </p>
          {step && <p className="text-ink-2">{step}</p>}
        </div>
        <CopyButton text={[code, words].filter(Boolean).join('\n')} label="Copy the reason" />
      </div>
      <pre className="overflow-x-auto border-t border-failed-border bg-surface-1 px-4 py-3 text-xs/[19px] whitespace-pre-wrap">
        {code && <b className="font-semibold text-failed">{code}</b>}
        {code && words && '\n'}
        {words}
      </pre>
    </div>
  )
}
