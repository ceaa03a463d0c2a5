'use client'

import { idleWarning, isTransitional } from '@/lib/resources/clusters/rules'
import type { Cluster, TerminationReason } from '@/lib/resources/clusters/schema'
import { useNow } from '../../ui/clock'
import { MovingNotice } from '../../ui/moving-notice'
import { Notice } from '../../ui/notice'
import { onUse } from '../../ui/on-use'
import { StateMark } from '../../ui/state-badge'
import { Time } from '../../ui/time'
import { clusterLook } from '../cluster-look'
import { hasFailed } from '../is-failure'
import { reasonWords } from '../reason-words'

const FailureNotice = onUse(() =>
  import('../../ui/failure-notice').then((module) => module.FailureNotice),
)

/** The first question of somebody who opens a cluster's page: why does it not run, or why does it still. */
export function ClusterWhy({ cluster }: { cluster: Cluster }) {
  return (
    <div className="mt-4 empty:hidden">
      <Why cluster={cluster} />
    </div>
  )
}

function Why({ cluster }: { cluster: Cluster }) {
  const nowMs = useNow(15_000)
  if (isTransitional(cluster)) {
    const { word } = clusterLook(cluster)
    return (
      <MovingNotice word={word}>{cluster.stateMessage ?? 'This page follows it.'}</MovingNotice>
    )
  }
  if (hasFailed(cluster)) return <Failure cluster={cluster} />
  if (cluster.state === 'TERMINATED') return <Ended cluster={cluster} />
  const warning = idleWarning(cluster, nowMs)
  if (!warning) return null
  return (
    <Notice
      tone="warning"
      title={warning}
      step="Terminate it, or give it an auto-termination time in Databricks."
    />
  )
}

function Ended({ cluster }: { cluster: Cluster }) {
  if (!cluster.terminationReason) return null
  const { why } = reasonWords(cluster.terminationReason)
  return (
    <p className="flex items-center gap-2.5 rounded-lg border border-line-1 bg-surface-1 px-4 py-2.5 shadow-card">
      <StateMark look="skipped" />
      <span>
        <span className="font-semibold">{why}</span>
        {cluster.terminatedAt && (
          <span className="text-ink-2">
            , <Time at={cluster.terminatedAt} />
          </span>
        )}
      </span>
    </p>
  )
}

const unknownReason: TerminationReason = { code: 'UNKNOWN', type: 'SERVICE_FAULT', parameters: {} }

function Failure({ cluster }: { cluster: Cluster }) {
  const reason = cluster.terminationReason ?? unknownReason
  const { why, step, original } = reasonWords(reason)
  return (
    <FailureNotice
      title={why}
      since={
        cluster.terminatedAt && (
          <span className="text-ink-2">
            , <Time at={cluster.terminatedAt} />
          </span>
        )
      }
      step={step}
      code={reason.code}
      words={original ?? cluster.stateMessage}
    />
  )
}
