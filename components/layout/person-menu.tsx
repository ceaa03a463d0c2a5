'use client'

import { Copy, Keyboard, LogOut, Stethoscope } from 'lucide-react'
import { useTheme } from 'next-themes'
import { Menu } from '../ui/menu'
import type { MenuItem } from '../ui/menu-item'
import { onUse } from '../ui/on-use'
import { initialsOf, type Person } from './person'
import { signOut } from './sign-out'
import { shortcutsSignal } from './signal'
import { themeChoices } from './theme-choices'

const PersonCard = onUse(() => import('./person-card').then((module) => module.PersonCard))

/** Who is signed in, what belongs to them, and the way out. */
export function PersonMenu({ person }: { person: Person }) {
  const { theme = 'system', setTheme } = useTheme()
  const items: MenuItem[] = [
    { kind: 'separator' },
    { kind: 'heading', label: 'Theme' },
    ...themeChoices.map((choice) => ({
      kind: 'choice' as const,
      label: choice.label,
      isChecked: theme === choice.value,
      isExclusive: true,
      onSelect: () => setTheme(choice.value),
      staysOpen: true,
    })),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the tenant id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(person.tenantId),
    },
    {
      kind: 'action',
      label: 'Keyboard shortcuts',
      icon: Keyboard,
      shortcut: '?',
      onSelect: shortcutsSignal.send,
    },
    { kind: 'link', label: 'Doctor', icon: Stethoscope, href: '/doctor' },
    { kind: 'action', label: 'Sign out', icon: LogOut, onSelect: signOut },
  ]
  return (
    <Menu
      label={`Signed in as ${person.name}`}
      side="top"
      items={items}
      header={<PersonCard person={person} />}
      className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-surface-2 hover:text-ink-1 group-data-folded/rail:justify-center"
    >
      <Avatar name={person.name} />
      <span className="truncate group-data-folded/rail:sr-only">{person.name}</span>
    </Menu>
  )
}

export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-weak text-[11px] font-semibold text-accent-text"
    >
      {initialsOf(name)}
    </span>
  )
}
