'use client'

import { shortName } from '@/lib/format/principals'
import { formatCounted } from '@/lib/format/quantities'
import { Dialog } from '../../ui/dialog'
import { BulkForm } from '../bulk/bulk-form'
import type { BulkTarget } from '../bulk/bulk-item'
import { identitySummary, wordsOf, type Identity } from './identity-rules'
import { identityWords } from './identity-words'
import { PrincipalField } from './principal-field'
import { useBulkIdentity } from './use-bulk-identity'

type BulkIdentityDialogProps = {
  identity: Identity
  targets: readonly BulkTarget[]
  onClose: () => void
}

/** Says job by job what a change of its owner or run-as would do, changes those that are chosen, and tells what came of each. */
export function BulkIdentityDialog({ identity, targets, onClose }: BulkIdentityDialogProps) {
  const { bulk, to, ...form } = useBulkIdentity(targets, identity)
  const { title, label, verb, can, description } = identityWords[identity]
  return (
    <Dialog
      title={title}
      description={`Of the ${formatCounted(targets.length, 'job')} that the list shows. ${description}`}
      onClose={onClose}
    >
      <BulkForm
        bulk={bulk}
        can={can}
        verb={verb}
        to={to ? ` to ${shortName(to.name)}` : ''}
        wordsOf={(item) => wordsOf(identity, item, to, form.ownerBefore(item.target))}
        summary={identitySummary(identity, bulk.items, to)}
        reason={form.reason}
        onClose={onClose}
      >
        <PrincipalField
          label={label}
          value={form.text}
          found={form.found}
          isOff={bulk.isAsking || bulk.items.some(({ step }) => step.kind === 'done')}
          onChange={form.setText}
        />
      </BulkForm>
    </Dialog>
  )
}
