/** A thing that is on its way to another state by itself: the state, and what that means for whoever waits. */
export function MovingNotice({ word, children }: { word: string; children: string }) {
  return (
    <div className="overflow-clip rounded-lg border border-line-1 bg-surface-1 shadow-card">
      <div aria-hidden="true" className="h-0.5 overflow-clip bg-surface-3">
        <div className="h-full w-1/3 animate-slide bg-running" />
      </div>
      <p role="status" className="px-4 py-2.5">
        <span className="font-semibold">{word}.</span>{' '}
        <span className="text-ink-2">{children}</span>
      </p>
    </div>
  )
}
