'use client'

import { ChevronsUpDown, Search } from 'lucide-react'
import { useWorkspaces } from '@/lib/resources/workspaces/hooks'
import type { Workspace, WorkspaceHealth } from '@/lib/resources/workspaces/schema'
import { hrefOf, navigation } from '../layout/navigation'
import { usePlace } from '../layout/use-place'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import type { MenuItem } from '../ui/menu-item'
import { gravestOf, HealthDot, healthWords } from './health-dot'

/** Moves the view into one workspace or over all of them, by changing the URL. */
export function WorkspaceSwitcher({
  workspaces,
  findHref,
}: {
  workspaces: readonly Workspace[]
  /** The page that finds further ones, where this installation has it. */
  findHref: string | null
}) {
  const { workspace } = usePlace()
  // An address may name a workspace that does not exist; the way out is still here.
  const here = workspaces.find(({ alias }) => alias === workspace)?.alias ?? null
  const { data } = useWorkspaces()
  const healthOf = ({ alias }: Workspace) =>
    data?.items.find((each) => each.alias === alias)?.health
  const shown = workspaces.filter(({ alias }) => here === null || alias === here)
  return (
    <Menu
      label={`Workspace: ${here ?? 'all'}`}
      items={useSwitcherItems(workspaces, healthOf, findHref)}
      className="flex min-h-9 w-full items-center gap-2 rounded-[7px] border border-line-2 bg-surface-1 px-2 font-medium shadow-card group-data-folded/rail:justify-center group-data-folded/rail:px-0 hover:bg-surface-2 phone:min-h-11"
    >
      <HealthDot kind={gravestOf(shown.map(healthOf))} />
      <span className="min-w-0 flex-1 truncate text-left group-data-folded/rail:sr-only">
        {here ?? 'All workspaces'}
      </span>
      {here === null && (
        <span className="tabular text-xs font-normal text-ink-3 group-data-folded/rail:hidden">
          {workspaces.length}
        </span>
      )}
      <span className="text-ink-3 group-data-folded/rail:hidden">
        <Icon of={ChevronsUpDown} size={14} />
      </span>
    </Menu>
  )
}

function useSwitcherItems(
  workspaces: readonly Workspace[],
  healthOf: (workspace: Workspace) => WorkspaceHealth | undefined,
  findHref: string | null,
): MenuItem[] {
  const { workspace: here, noun } = usePlace()
  const entry = navigation.find((each) => each.noun === noun) ?? navigation[0]
  if (!entry) return []
  return [
    {
      kind: 'link',
      label: 'All workspaces',
      mark: <span className="size-4" />,
      href: hrefOf(entry, null),
      isCurrent: here === null,
    },
    { kind: 'separator' },
    ...workspaces.map((workspace): MenuItem => {
      const { alias, host } = workspace
      const health = healthOf(workspace)
      return {
        kind: 'link',
        label: alias,
        detail: `${new URL(host).host}, ${healthWords(health)}`,
        mark: <HealthDot kind={health?.kind ?? 'unknown'} />,
        href: hrefOf(entry, alias),
        isCurrent: here === alias,
      }
    }),
    ...(findHref === null ? [] : findItems(findHref)),
  ]
}

const findItems = (href: string): MenuItem[] => [
  { kind: 'separator' },
  { kind: 'link', label: 'Find workspaces…', icon: Search, href },
]
