/** Lakedeck's mark: a sail over two waters. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="shrink-0">
      <path d="M10 1l6.5 8h-13z" fill="var(--text-1)" />
      <rect x="1" y="11" width="18" height="3" rx="1.5" fill="var(--accent)" />
      <rect x="1" y="16" width="18" height="3" rx="1.5" fill="var(--accent)" opacity=".45" />
    </svg>
  )
}
