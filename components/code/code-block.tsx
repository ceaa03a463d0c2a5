import { CopyButton } from '../ui/copy-button'

/** Code as it is, with a button that copies all of it; long lines scroll, and the keyboard scrolls them too. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <div className="relative">
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-[46vh] overflow-auto rounded-lg border border-line-1 bg-surface-2 py-3 pr-12 pl-4 font-mono text-xs/5 text-ink-1"
      >
        <code>{code}</code>
      </pre>
      <span className="absolute top-2 right-2 flex rounded-sm bg-surface-2">
        <CopyButton text={code} label={`Copy ${label}`} />
      </span>
    </div>
  )
}
