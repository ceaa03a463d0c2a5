import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { ClusterActions } from '@/components/clusters/cluster-actions'
import { CodeHost } from '@/components/code/code-host'
import { ConsoleKeys } from '@/components/layout/console-keys'
import { EmulatorBanner } from '@/components/layout/emulator-banner'
import type { Person } from '@/components/layout/person'
import { PersonMenu } from '@/components/layout/person-menu'
import { PhoneBar } from '@/components/layout/phone-bar'
import { ProductionLine } from '@/components/layout/production-line'
import { Rail } from '@/components/layout/rail'
import { railCookie } from '@/components/layout/rail-cookie'
import { Shell } from '@/components/layout/shell'
import { PaletteHost } from '@/components/palette/palette-host'
import { Changes, type WhyNoChange } from '@/components/ui/changes'
import { Toaster } from '@/components/ui/toaster'
import { WorkspaceSwitcher } from '@/components/workspaces/workspace-switcher'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/require-caller'
import { env } from '@/lib/env/server'
import { whyNotPermitted } from '@/lib/policy/permit'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { foundPaths } from '@/lib/views/found-workspaces/paths'
import { isDiscoveryOn } from '@/lib/views/found-workspaces/server'

const personOf = ({ name, userName, tenantId, role, assignedRoles }: Caller): Person => ({
  name,
  userName,
  tenantId,
  role,
  assignedRoles,
})

/** Only what is refused is there, so that nothing travels where everything is allowed. */
function whyNoChange(caller: Caller): WhyNoChange {
  const [write, dangerous] = [
    whyNotPermitted(caller, 'write'),
    whyNotPermitted(caller, 'dangerous'),
  ]
  return { ...(write && { write }), ...(dangerous && { dangerous }) }
}

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const caller = await requireCaller()
  const person = personOf(caller)
  const workspaces = knownWorkspaces(caller)
  const production = workspaces.filter((each) => each.isProduction).map((each) => each.alias)
  const startsFolded = railCookie.isFolded((await cookies()).get(railCookie.name)?.value)
  const switcher = (
    <WorkspaceSwitcher
      workspaces={workspaces}
      findHref={isDiscoveryOn() ? foundPaths.page() : null}
    />
  )
  return (
    <Changes whyNot={whyNoChange(caller)}>
      <ClusterActions>
        <Shell
          banner={env().isEmulator && <EmulatorBanner />}
          line={<ProductionLine aliases={production} />}
          rail={
            <Rail
              startsFolded={startsFolded}
              switcher={switcher}
              person={<PersonMenu person={person} />}
            />
          }
          phoneBar={<PhoneBar person={person} switcher={switcher} />}
        >
          {children}
        </Shell>
        <ConsoleKeys />
        <PaletteHost workspaces={workspaces} />
        <CodeHost workspaces={workspaces} />
        <Toaster />
      </ClusterActions>
    </Changes>
  )
}
