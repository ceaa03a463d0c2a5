import { Kbd } from '../ui/kbd'

/** The keys of a list, under it; a phone has none. */
export function KeyHints() {
  return (
    <p aria-hidden="true" className="mt-2 flex items-center gap-1 text-ink-3 phone:hidden">
      <Kbd>j</Kbd>
      <Kbd>k</Kbd>
      <span className="mr-2">move</span>
      <Kbd>Enter</Kbd>
      <span className="mr-2">open</span>
      <Kbd>.</Kbd>
      <span>actions</span>
    </p>
  )
}
