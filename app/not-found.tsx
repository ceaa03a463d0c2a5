import { EntryCard } from '@/components/layout/entry-card'
import { buttonClass } from '@/components/ui/button-class'
import Link from 'next/link'

export default function NotFound() {
  return (
    <EntryCard title="There is nothing at this address">
      <p className="text-ink-2">The page may have moved, or the address has a slip in it.</p>
      <Link href="/" className={buttonClass({ look: 'primary', size: 'large', className: 'mt-6' })}>
        Go to Lakedeck
      </Link>
    </EntryCard>
  )
}
