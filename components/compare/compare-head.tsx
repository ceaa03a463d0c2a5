import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { formatDuration } from '@/lib/format/durations'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { ComparedRun, Comparison } from '@/lib/views/compare/schema'
import { PageTitle } from '../layout/page-top'
import { RunBadge } from '../runs/run-badge'
import { runHref } from '../runs/run-links'
import { Icon } from '../ui/icon'
import { Time } from '../ui/time'
import { DetailTop } from '../workspaces/detail-top'
import { ComparePicker } from './compare-picker'

/** Which two runs these are, and the way back. */
export function CompareHead({
  workspace,
  wanted,
  comparison: { here, other, asOf },
}: {
  workspace: Workspace
  wanted: string
  comparison: Comparison
}) {
  return (
    <>
      <DetailTop noun="runs" workspace={workspace} name={`${here.name}, compared`} />
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{here.name}</PageTitle>
        <Link
          href={runHref(workspace.alias, here.runId)}
          className="inline-flex items-center gap-1 rounded-sm text-accent-text hover:underline"
        >
          <Icon of={ArrowLeft} size={14} />
          Back to the run
        </Link>
        <span className="ml-auto text-ink-3 phone:hidden">
          as of <Time at={asOf} />
        </span>
      </div>
      <dl className="flex flex-wrap items-start gap-x-10 gap-y-3 pt-3">
        <div>
          <dt className="text-xs text-ink-3">This run</dt>
          <dd>
            <RunWords workspace={workspace} run={here} />
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-ink-3">Compared with</dt>
          <dd className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <ComparePicker
              workspace={workspace.alias}
              jobId={here.jobId}
              here={here.runId}
              wanted={wanted}
              other={other}
            />
            {other && <RunWords workspace={workspace} run={other} />}
          </dd>
        </div>
      </dl>
    </>
  )
}

function RunWords({ workspace, run }: { workspace: Workspace; run: ComparedRun }) {
  return (
    <span className="flex min-h-7 flex-wrap items-center gap-x-2.5">
      <RunBadge standing={run} />
      {run.startedAt && <Time at={run.startedAt} form="clock" />}
      {run.tookMs !== null && <span className="tabular">{formatDuration(run.tookMs)}</span>}
      <Link
        href={runHref(workspace.alias, run.runId)}
        prefetch={false}
        className="rounded-sm text-ink-3 hover:underline"
      >
        <code>{run.runId}</code>
      </Link>
    </span>
  )
}
