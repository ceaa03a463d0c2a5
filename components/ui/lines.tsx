import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

/** One setting in a `dl`: its name, and its value or a text to copy. */
export function Line(props: {
  name: string
  copy?: string | null
  none?: string
  isCode?: boolean
  children?: ReactNode
}) {
  const { name, copy, none = 'not told', isCode, children } = props
  return (
    <div className="flex min-h-7 items-center gap-3 px-4">
      <dt className="w-28 shrink-0 text-ink-3">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1 text-ink-1">
        {copy ? (
          <>
            <span className="min-w-0 break-words">{isCode ? <code>{copy}</code> : copy}</span>
            <CopyButton text={copy} label={`Copy: ${name.toLowerCase()}`} />
          </>
        ) : (
          (children ?? <span className="text-ink-3">{none}</span>)
        )}
      </dd>
    </div>
  )
}

/** Settings of which nobody knows the names beforehand: tags, Spark settings. */
export function Pairs({ pairs, none }: { pairs: Readonly<Record<string, string>>; none: string }) {
  const entries = Object.entries(pairs).sort(([a], [b]) => a.localeCompare(b))
  if (entries.length === 0) return <p className="px-4 py-6 text-center text-ink-2">{none}</p>
  return (
    <dl className="py-1.5">
      {entries.map(([key, value]) => (
        <div key={key} className="grid grid-cols-2 gap-3 px-4 py-1 phone:grid-cols-1 phone:gap-0">
          <dt className="break-words text-ink-2">
            <code>{key}</code>
          </dt>
          <dd className="break-words">
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
