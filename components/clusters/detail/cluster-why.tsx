'use client'

import { idleWarning, isTransitional } from '@/lib/resources/clusters/rules'
import type { Cluster, TerminationReason } from '@/lib/resources/clusters/schema'
import { useNow } from '../../ui/clock'
import { CopyButton } from '../../ui/copy-button'
import { Notice } from '../../ui/notice'
import { StateMark } from '../../ui/state-badge'
import { Time } from '../../ui/time'
import { clusterLook } from '../cluster-look'
import { hasFailed } from '../is-failure'
import { reasonWords } from '../reason-words'

/** The first question of somebody who opens a cluster's page: why does it not run, or why does it still. */
export function ClusterWhy({ cluster }: { cluster: Cluster }) {
  const nowMs = useNow(15_000)
  if (isTransitional(cluster)) return <Moving cluster={cluster} />
  if (hasFailed(cluster)) return <Failure cluster={cluster} />
  if (cluster.state === 'TERMINATED') return <Ended cluster={cluster} />
  const warning = idleWarning(cluster, nowMs)
  if (!warning) return null
  return (
    <div className="mt-4">
      <Notice
        tone="warning"
        title={warning}
        step="Terminate it, or give it an auto-termination time in Databricks."
      />
    </div>
  )
}

function Moving({ cluster }: { cluster: Cluster }) {
  const { word } = clusterLook(cluster)
  return (
    <div className="mt-4 overflow-clip rounded-lg border border-line-1 bg-surface-1 shadow-card">
      <div aria-hidden="true" className="h-0.5 overflow-clip bg-surface-3">
        <div className="h-full w-1/3 animate-slide bg-running" />
      </div>
      <p role="status" className="px-4 py-2.5">
        <span className="font-semibold">{word}.</span>{' '}
        <span className="text-ink-2">{cluster.stateMessage ?? 'This page follows it.'}</span>
      </p>
    </div>
  )
}

function Ended({ cluster }: { cluster: Cluster }) {
  if (!cluster.terminationReason) return null
  const { why } = reasonWords(cluster.terminationReason)
  return (
    <p className="mt-4 flex items-center gap-2.5 rounded-lg border border-line-1 bg-surface-1 px-4 py-2.5 shadow-card">
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
  const text = [reason.code, original ?? cluster.stateMessage].filter(Boolean).join('\n')
  return (
    <div
      role="alert"
      className="mt-4 overflow-clip rounded-lg border border-failed-border bg-failed-bg"
    >
      <div className="flex items-start gap-2.5 py-2.5 pr-2 pl-4">
        <span className="flex h-5 items-center">
          <StateMark look="failed" />
        </span>
        <div className="min-w-0 flex-1">
          <p>
            <span className="font-semibold">{why}</span>
            {cluster.terminatedAt && (
              <span className="text-ink-2">
                , <Time at={cluster.terminatedAt} />
              </span>
            )}
          </p>
          {step && <p className="text-ink-2">{step}</p>}
        </div>
        <CopyButton text={text} label="Copy the reason" />
      </div>
      <pre className="overflow-x-auto border-t border-failed-border bg-surface-1 px-4 py-3 text-xs/[19px] whitespace-pre-wrap">
        <b className="font-semibold text-failed">{reason.code}</b>
        {(original ?? cluster.stateMessage) && `\n${original ?? cluster.stateMessage}`}
      </pre>
    </div>
  )
}
