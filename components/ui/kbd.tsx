/** One key on the keyboard, as it is printed there. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-4.5 rounded-sm border border-line-2 px-1 text-center font-sans text-[11px]/[16px] font-medium text-ink-3">
      {children}
    </kbd>
  )
}
