'use client'

import type { ReactNode } from 'react'
import type { Access } from '@/lib/databricks/grants'
import { useRun } from '@/lib/resources/runs/hooks'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Breadcrumb } from '../../layout/breadcrumb'
import { PageTitle, PageTop } from '../../layout/page-top'
import { LiveAge } from '../../table/live-age'
import { CopyButton } from '../../ui/copy-button'
import { ProblemNotice } from '../../ui/problem-notice'
import { WorkspaceTag } from '../../workspaces/workspace-tag'
import { RunBadge } from '../run-badge'
import { runsHref } from '../run-links'
import { RunButtons } from './run-buttons'
import { RunFacts } from './run-facts'

type RunProps = { workspace: Workspace; initial: RunDetail }

export function RunTop({ workspace, initial, access }: RunProps & { access?: Access | undefined }) {
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  return (
    <PageTop
      hasPalette={false}
      actions={<RunButtons workspace={workspace} run={run} access={access} />}
    >
      <RunCrumbs workspace={workspace}>{run.name}</RunCrumbs>
    </PageTop>
  )
}

/** The way back to the list that the run stands in. */
export function RunCrumbs({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  return (
    <Breadcrumb
      start={<WorkspaceTag workspace={workspace} />}
      crumbs={[{ label: 'Runs', href: runsHref(workspace.alias) }]}
      here={children}
    />
  )
}

/** Name, state, facts; follows the run live. */
export function RunHead({ workspace, initial }: RunProps) {
  const live = useRun(workspace.alias, initial.runId, initial)
  const run = live.data ?? initial
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{run.name}</PageTitle>
        <RunBadge standing={run} />
        <span className="flex min-w-0 items-center gap-1 text-ink-3">
          {run.attempts.length > 1 && (
            <span>
              attempt {run.attempts.length} of {run.attempts.length} ·
            </span>
          )}
          run <code className="truncate">{run.runId}</code>
          <CopyButton text={run.runId} label="Copy the run id" />
        </span>
        <span className="ml-auto phone:hidden">
          <LiveAge asOf={run.asOf} isLive={!live.isStale} />
        </span>
      </div>
      <RunFacts workspace={workspace.alias} run={run} />
      {live.error && (
        <div className="mt-4">
          <ProblemNotice
            problem={live.error}
            title="This page could not renew itself"
            onRetry={() => void live.refresh()}
          />
        </div>
      )}
    </>
  )
}
