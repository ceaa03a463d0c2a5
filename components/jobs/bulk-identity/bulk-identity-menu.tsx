'use client'

import { Users } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '../../ui/button-class'
import { Icon } from '../../ui/icon'
import { Menu } from '../../ui/menu'
import { useWhyNoChange } from '../../ui/changes'
import type { MenuItem } from '../../ui/menu-item'
import { onUse } from '../../ui/on-use'
import { tooManyReason } from '../bulk/too-many'
import type { BulkTarget } from '../bulk/bulk-item'
import type { Identity } from './identity-rules'

const BulkIdentityDialog = onUse(() =>
  import('./bulk-identity-dialog').then((module) => module.BulkIdentityDialog),
)

/** Changes who runs or owns many jobs of the list. What cannot be done stays, with the reason. */
export function BulkIdentityMenu({ shown }: { shown: readonly BulkTarget[] | undefined }) {
  const [open, setOpen] = useState<{
    identity: Identity
    targets: readonly BulkTarget[]
  } | null>(null)
  const write = useWhyNoChange('write')
  const dangerous = useWhyNoChange('dangerous')
  const items = async (): Promise<MenuItem[]> => {
    const { bulkMenu } = await import('./menu-items')
    const whyNoChange = { ...(write && { write }), ...(dangerous && { dangerous }) }
    return bulkMenu(shown ?? [], { listReason: tooManyReason(shown), whyNoChange }, (identity) =>
      setOpen({ identity, targets: shown ?? [] }),
    )
  }
  return (
    <>
      <Menu
        label="Change many"
        items={items}
        align="end"
        className={buttonClass({ look: 'quiet' })}
      >
        <Icon of={Users} size={14} />
        Change many
      </Menu>
      {open && <BulkIdentityDialog {...open} onClose={() => setOpen(null)} />}
    </>
  )
}
