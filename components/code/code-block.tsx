import { CopyButton } from '../ui/copy-button'

/** Code as it is, with a button that copies all of it; long lines scroll, and the keyboard scrolls them too. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <div className="flex items-start rounded-lg border border-line-1 bg-surface-2">
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-[46vh] min-w-0 flex-1 overflow-auto py-3 pl-4 font-mono text-xs/5 text-ink-1"
      >
        <code>{code}</code>
      </pre>
      <span className="flex p-2.5">
        <CopyButton text={code} label={`Copy ${label}`} />
      </span>
    </div>
  )
}
