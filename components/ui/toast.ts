export type ToastTone = 'succeeded' | 'failed' | 'info'

export type Toast = {
  id: number
  tone: ToastTone
  /** What happened, as a sentence without a full stop. */
  title: string
  detail?: string
  /** The call that was made, for those who script it next. */
  call?: string
}

type Listener = (toast: Toast) => void
const listeners = new Set<Listener>()

let count = 0

/** Says what happened in the corner of the page. Callable from anywhere in the browser. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  count += 1
  for (const listener of listeners) listener({ ...toast, id: count })
}

export function onToast(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
