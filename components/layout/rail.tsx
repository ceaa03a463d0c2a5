'use client'

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import Link from 'next/link'
import { useState, type ReactNode } from 'react'
import { BrandMark } from '../ui/brand'
import { IconButton } from '../ui/button'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { Tooltip } from '../ui/tooltip'
import { hrefOf, navigation, type NavigationEntry } from './navigation'
import { railCookie } from './rail-cookie'
import { usePlace } from './use-place'

/** The way around, on the left; folds to icons and remembers it. A phone has its bar instead. */
export function Rail({
  startsFolded,
  switcher,
  person,
}: {
  startsFolded: boolean
  switcher: ReactNode
  person: ReactNode
}) {
  const [isFolded, setFolded] = useState(startsFolded)
  const fold = () => {
    document.cookie = railCookie.write(!isFolded)
    setFolded(!isFolded)
  }
  return (
    <header
      data-folded={isFolded || undefined}
      className="group/rail sticky z-25 top-(--line,0px) flex h-[calc(100dvh-var(--line,0px))] w-54 shrink-0 flex-col border-r border-line-1 bg-surface-0 px-2 py-3 transition-[width] duration-150 data-folded:w-15 phone:hidden"
    >
      <div className="flex items-center gap-2 px-2 pb-3 group-data-folded/rail:flex-col">
        <Link href="/" className="flex flex-1 items-center gap-2 rounded-sm py-1">
          <BrandMark />
          <span className="text-md font-semibold tracking-[-0.01em] group-data-folded/rail:sr-only">
            Lakedeck
          </span>
        </Link>
        <IconButton
          icon={isFolded ? PanelLeftOpen : PanelLeftClose}
          label={isFolded ? 'Unfold the menu' : 'Fold the menu'}
          onClick={fold}
          className="-mr-1.5 text-ink-3 group-data-folded/rail:mr-0"
        />
      </div>
      {switcher}
      <nav aria-label="Main" className="mt-2.5 flex-1 overflow-y-auto">
        <ul className="flex flex-col gap-0.5">
          {navigation.map((entry) => (
            <li key={entry.noun}>
              <RailLink entry={entry} isFolded={isFolded} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-2 border-t border-line-1 pt-2">{person}</div>
    </header>
  )
}

function RailLink({ entry, isFolded }: { entry: NavigationEntry; isFolded: boolean }) {
  const { workspace, noun } = usePlace()
  const isHere = noun === entry.noun
  const link = (
    <Link
      href={hrefOf(entry, workspace)}
      aria-current={isHere ? 'page' : undefined}
      className={cx(
        'flex h-7.5 w-full items-center gap-2.5 rounded-md px-2 group-data-folded/rail:justify-center',
        isHere
          ? 'bg-surface-3 font-strong text-ink-1'
          : 'text-ink-2 hover:bg-surface-2 hover:text-ink-1',
      )}
    >
      <Icon of={entry.icon} />
      <span className="group-data-folded/rail:sr-only">{entry.label}</span>
    </Link>
  )
  return isFolded ? (
    <div className="flex *:w-full">
      <Tooltip text={entry.label} isName>
        {link}
      </Tooltip>
    </div>
  ) : (
    link
  )
}
