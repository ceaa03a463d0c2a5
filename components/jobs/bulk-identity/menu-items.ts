import { KeyRound, UserCog } from 'lucide-react'
import { readMeIn, type MeIn } from '@/lib/resources/me/hooks'
import type { Effect, WhyNoChange } from '../../ui/changes'
import type { MenuItem } from '../../ui/menu-item'
import type { BulkTarget } from '../bulk/bulk-item'
import { whyNotIn, type Identity } from './identity-rules'

const entries = [
  { identity: 'run-as', effect: 'write', label: 'Change who they run as', icon: UserCog },
  { identity: 'owner', effect: 'dangerous', label: 'Change who owns them', icon: KeyRound },
] as const satisfies readonly {
  identity: Identity
  effect: Effect
  label: string
  icon: unknown
}[]

/** Where it can be done in no workspace of the list, why. */
export function whyNowhere(
  identity: Identity,
  targets: readonly BulkTarget[],
  me: MeIn,
): string | undefined {
  const reasons = targets.map(({ workspace }) =>
    whyNotIn(identity, workspace, me.get(workspace.alias)),
  )
  return reasons.includes(undefined) ? undefined : reasons[0]
}

export async function bulkMenu(
  targets: readonly BulkTarget[],
  { listReason, whyNoChange }: { listReason: string | undefined; whyNoChange: WhyNoChange },
  ask: (identity: Identity) => void,
): Promise<MenuItem[]> {
  const aliases = [...new Set(targets.map(({ workspace }) => workspace.alias))]
  const me = await readMeIn(aliases)
  return entries.map(({ identity, effect, label, icon }) => ({
    kind: 'action',
    label,
    icon,
    disabledReason: whyNoChange[effect] ?? listReason ?? whyNowhere(identity, targets, me),
    onSelect: () => ask(identity),
  }))
}
