import type { SignaturePart } from '@/lib/resources/runs/rules'

/** An error as people read it; what differs from run to run is named, not shown. */
export function ErrorLine({ parts }: { parts: readonly SignaturePart[] }) {
  return (
    <code className="line-clamp-4 break-words text-ink-1">
      {parts.map(({ text, isVariable }, index) =>
        isVariable ? (
          <span key={index} className="rounded-[3px] bg-surface-2 px-1 text-ink-3">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </code>
  )
}
