import { RowsSkeleton } from '../table/rows-skeleton'
import { Section } from '../ui/section'

/** The shape of the permissions while they are on their way. */
export function GrantsSkeleton() {
  return (
    <Section title="Permissions">
      <RowsSkeleton rows={3} />
    </Section>
  )
}
