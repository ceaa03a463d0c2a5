import { Kbd } from '../ui/kbd'

/** The keys of the page; a phone has none. */
export function NowKeyHints() {
  return (
    <span aria-hidden="true" className="flex items-center gap-1 text-ink-3 phone:hidden">
      <Kbd>j</Kbd>
      <Kbd>k</Kbd>
      <span className="mr-2">move</span>
      <Kbd>e</Kbd>
      <span className="mr-2">open error</span>
      <Kbd>.</Kbd>
      <span>actions</span>
    </span>
  )
}
