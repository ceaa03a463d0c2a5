import { EntryCard } from '@/components/layout/entry-card'
import { buttonClass } from '@/components/ui/button-class'

export default function NotFound() {
  return (
    <EntryCard title="There is nothing at this address">
      <p className="text-ink-2">The page may have moved, or the address has a slip in it.</p>
      {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- every page names this one's code, and would carry that of Link twice */}
      <a href="/" className={buttonClass({ look: 'primary', size: 'large', className: 'mt-6' })}>
        Go to Lakedeck
      </a>
    </EntryCard>
  )
}
