import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import { failuresPerStep, type Cause } from '@/lib/views/now/rules'
import type { Buckets } from '@/lib/views/now/schema'
import { mayBeOlder, trendOf, type Trend } from '@/lib/views/now/trend'
import { Time } from '../ui/time'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { peopleWords } from './now-words'

const trendWords: Record<Trend, string> = {
  burst: 'in one burst',
  rising: 'more of late',
  falling: 'fewer of late',
  steady: 'all along',
}

/** Whom a cause touches, since when, and how it goes on. */
export function CauseFacts({
  cause,
  buckets,
  production,
}: {
  cause: Cause
  buckets: Buckets | null
  production: readonly WorkspaceAlias[]
}) {
  const trend = buckets && trendOf(failuresPerStep(cause.rows, buckets))
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      <span>
        <strong className="font-semibold text-ink-1">{formatCounted(cause.jobs, 'job')}</strong>,{' '}
        {formatCounted(cause.rows.length, 'run')}
      </span>
      {cause.since && (
        <span>
          since <Time at={cause.since} form="clock" />
          {mayBeOlder(cause) && ' or earlier'}
          {trend && `, ${trendWords[trend]}`}
        </span>
      )}
      {!cause.isOpen && <span className="text-succeeded">all recovered</span>}
      {cause.people.length > 0 && (
        <span title={cause.people.join(', ')}>{peopleWords(cause.people)}</span>
      )}
      <span className="flex gap-1.5">
        {cause.workspaces.map((alias) => (
          <WorkspaceTag
            key={alias}
            workspace={{
              alias: alias as WorkspaceAlias,
              isProduction: production.some((each) => each === alias),
            }}
          />
        ))}
      </span>
    </p>
  )
}
