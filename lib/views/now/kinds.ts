/** What the view is made of, most urgent first. */
export const nowKinds = ['failed', 'running', 'queued', 'slow', 'recovered'] as const
export type NowKind = (typeof nowKinds)[number]
