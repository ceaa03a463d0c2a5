'use client'

import { LogOut, Stethoscope } from 'lucide-react'
import { useTheme } from 'next-themes'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { CopyButton } from '../ui/copy-button'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { Segmented } from '../ui/segmented'
import type { Person } from './person'
import { PersonCard } from './person-card'
import { signOut } from './sign-out'
import { themeChoices } from './theme-choices'

/** What a phone's bar has no room for: the workspace, the theme, who one is, the way out. */
export function PhoneMore({
  person,
  switcher,
  onClose,
}: {
  person: Person
  switcher: ReactNode
  onClose: () => void
}) {
  const { theme = 'system', setTheme } = useTheme()
  return (
    <Dialog title="More" shape="bottom" onClose={onClose}>
      <div className="flex flex-col gap-4 px-5 pt-3 pb-6">
        {switcher}
        <div className="-mx-2">
          <PersonCard person={person}>
            <CopyButton text={person.tenantId} label="Copy the tenant id" />
          </PersonCard>
        </div>
        <Segmented
          label="Theme"
          segments={themeChoices}
          value={themeChoices.find(({ value }) => value === theme)?.value ?? 'system'}
          onChange={setTheme}
        />
        <Link href="/doctor" className={buttonClass({ size: 'large' })}>
          <Icon of={Stethoscope} />
          Doctor
        </Link>
        <Button icon={LogOut} size="large" onClick={signOut}>
          Sign out
        </Button>
      </div>
    </Dialog>
  )
}
