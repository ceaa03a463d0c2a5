'use client'

import type { AllClusters } from '@/lib/resources/clusters/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { TimeSince } from '../ui/time'

type Part = AllClusters<Workspace>['parts'][number]

/** Why a workspace is missing from the list, or older than the rest; the rest stays. */
export function PartNotices({ parts }: { parts: readonly Part[] }) {
  const notices = parts.flatMap((part) => noticeOf(part) ?? [])
  return notices.length > 0 ? <div className="mt-4 flex flex-col gap-2">{notices}</div> : null
}

function noticeOf({ workspace, live }: Part) {
  const { alias } = workspace
  if (live.isLoading) {
    return (
      <Notice key={alias} tone="info" title={`${alias} has not answered yet`}>
        Its clusters join the list as soon as it does.
      </Notice>
    )
  }
  if (!live.error) return null
  return (
    <ProblemNotice
      key={alias}
      problem={live.error}
      title={
        live.error.status === 403 ? `No access to ${alias}` : `${alias} did not answer as it should`
      }
      onRetry={() => void live.refresh()}
    >
      {live.isStale && live.asOf && (
        <>
          {' '}
          What you see of it is <TimeSince at={live.asOf} /> old.
        </>
      )}
    </ProblemNotice>
  )
}
