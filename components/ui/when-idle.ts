/** Runs once the page rests; Safari has no idle callback, and a moment later does as well. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run)
  else setTimeout(run, 1_000)
}
