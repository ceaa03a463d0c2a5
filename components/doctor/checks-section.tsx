import { countStates, inWords } from '@/lib/views/doctor/rules'
import type { CheckGroup } from '@/lib/views/doctor/schema'
import { Panel, Section } from '../ui/section'
import { Skeleton } from '../ui/skeleton'
import { CheckLine } from './check-line'

/** One part of the chain, as soon as it has been looked at. */
export async function ChecksSection({ group }: { group: Promise<CheckGroup> }) {
  const { title, checks } = await group
  return (
    <Section title={title} aside={inWords(countStates([{ checks }]))}>
      <Panel>
        <ul>
          {checks.map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

/** In the place of a part that is still being looked at. */
export function ChecksSkeleton() {
  return (
    <div aria-busy="true" className="mt-6 first:mt-0">
      <Skeleton className="mb-3 h-4 w-36" />
      <Panel>
        {['w-52', 'w-64', 'w-44'].map((width) => (
          <div
            key={width}
            className="flex h-10 items-center border-t border-line-1 px-4 first:border-t-0"
          >
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </Panel>
    </div>
  )
}
