'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { hrefOf, navigation } from './navigation'
import type { Person } from './person'
import { usePlace } from './use-place'
import { onUse } from '../ui/on-use'

const PhoneMore = onUse(() => import('./phone-more').then((module) => module.PhoneMore))

const item =
  'flex h-full min-w-16 flex-1 flex-col items-center justify-center gap-0.5 text-[11px]/[14px]'

/** Four fit beside "More" under a thumb: those of triage. */
const barNouns = ['now', 'runs', 'jobs', 'clusters']
const barEntries = navigation.filter(({ noun }) => barNouns.includes(noun))

/** The rail of a phone: the first entries under the thumb, the rest behind "More". */
export function PhoneBar(props: { person: Person; switcher: ReactNode }) {
  const { workspace, noun } = usePlace()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const pathname = usePathname()
  // Choosing a workspace leads elsewhere, and there the sheet is gone.
  const isOpen = openAt === pathname
  return (
    <>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-20 hidden h-[calc(3.5rem+env(safe-area-inset-bottom))] items-center border-t border-line-2 bg-surface-1 pb-[env(safe-area-inset-bottom)] text-ink-2 phone:flex"
      >
        {barEntries.map((entry) => (
          <Link
            key={entry.noun}
            href={hrefOf(entry, workspace)}
            aria-current={noun === entry.noun ? 'page' : undefined}
            className={cx(item, noun === entry.noun && 'font-semibold text-ink-1')}
          >
            <Icon of={entry.icon} size={20} />
            {entry.label}
          </Link>
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpenAt(pathname)}
          className={item}
        >
          <Icon of={Ellipsis} size={20} />
          More
        </button>
      </nav>
      {isOpen && <PhoneMore {...props} onClose={() => setOpenAt(null)} />}
    </>
  )
}
