'use client'

import { LogOut } from 'lucide-react'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { Segmented } from '../ui/segmented'
import type { Person } from './person'
import { PersonCard } from './person-card'
import { signOut } from './sign-out'
import { themeChoices } from './theme-choices'

/** What a phone's bar has no room for: the workspace, the theme, who one is, the way out. */
export function PhoneMore({ person, children }: { person: Person; children: ReactNode }) {
  const { theme = 'system', setTheme } = useTheme()
  return (
    <div className="flex flex-col gap-4 px-4 pt-3 pb-6">
      {children}
      <div className="-mx-2">
        <PersonCard person={person} />
      </div>
      <Segmented
        label="Theme"
        segments={themeChoices}
        value={themeChoices.find(({ value }) => value === theme)?.value ?? 'system'}
        onChange={setTheme}
      />
      <Button icon={LogOut} size="large" onClick={signOut}>
        Sign out
      </Button>
    </div>
  )
}
