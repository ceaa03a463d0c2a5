'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { lastSuccess } from '@/lib/resources/runs/rules'
import { compareHref } from '../../compare/compare-links'
import { Time } from '../../ui/time'
import { runHref } from '../run-links'

/** Since when it is broken: the last run of the job that went well. */
export function LastSuccess({
  workspace,
  jobId,
  here,
}: {
  workspace: WorkspaceAlias
  jobId: JobId
  here: RunId
}) {
  const { data } = useJobRuns(workspace, jobId)
  if (!data) return <p className="h-5" />
  const success = lastSuccess(data.items)
  return (
    <p className="px-0.5 text-ink-2">
      {success?.startedAt ? (
        <>
          It last succeeded{' '}
          <Link
            href={runHref(workspace, success.runId)}
            prefetch={false}
            className="rounded-sm text-accent-text hover:underline"
          >
            <Time at={success.startedAt} />
          </Link>
          ,{' '}
          <Link
            href={compareHref(workspace, here, success.runId) as Route}
            prefetch={false}
            className="rounded-sm text-accent-text hover:underline"
          >
            compare with that run
          </Link>
          .
        </>
      ) : (
        `None of its last ${data.items.length} runs succeeded.`
      )}
    </p>
  )
}
