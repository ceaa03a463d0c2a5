import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Effect } from './changes'

export type MenuItem =
  | {
      kind: 'action'
      label: string
      icon?: LucideIcon
      onSelect: () => void
      /** Left out: choosing it changes nothing in a workspace. */
      effect?: Effect
      disabledReason?: string | undefined
      isDanger?: boolean
      shortcut?: string
    }
  | {
      kind: 'link'
      label: string
      icon?: LucideIcon
      /** In the icon's place: a mark that says more than an icon. */
      mark?: ReactNode
      detail?: string
      href: string
      isExternal?: boolean
      isCurrent?: boolean
    }
  | {
      kind: 'choice'
      label: string
      isChecked: boolean
      /** Choosing it takes the choice from its neighbours. */
      isExclusive?: boolean
      onSelect: () => void
      staysOpen?: boolean
    }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' }
