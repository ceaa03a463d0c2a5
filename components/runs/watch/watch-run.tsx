'use client'

import { Bell, BellOff, BellRing } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { usualOf } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { useNow } from '../../ui/clock'
import { showToast } from '../../ui/toast'
import { newsOf, type WatchNews } from './watch-rules'

type Watch = 'off' | 'on' | 'refused'

/**
 * A press, and the browser tells when the run ends or takes longer than usual, as long as this page is open. The
 * browser is asked for its permission then, never before.
 */
export function WatchRun({ workspace, run }: { workspace: Workspace; run: RunDetail }) {
  const [watch, setWatch] = useState<Watch>('off')
  const told = useRef<WatchNews['kind'][]>([])
  const { data } = useJobRuns(workspace.alias, watch === 'on' ? run.jobId : null)
  const nowMs = useNow(watch === 'on' ? 5_000 : 60_000)
  const usual = usualOf((data?.items ?? []).filter(({ runId }) => runId !== run.runId))
  useEffect(() => {
    if (watch !== 'on') return
    const news = newsOf(run, usual, told.current, nowMs)
    if (!news) return
    told.current = [...told.current, news.kind]
    tell(news, run)
  })
  const begin = async () => {
    if (!('Notification' in window)) return setWatch('refused')
    const permission = await Notification.requestPermission()
    told.current = []
    setWatch(permission === 'granted' ? 'on' : 'refused')
  }
  if (!run.isActive && watch !== 'on') return null
  if (!run.isActive) return <span className="text-ink-3">You watched it to its end.</span>
  return (
    <span className="flex items-center gap-2" role="status">
      {watch === 'on' ? (
        <Button look="quiet" icon={BellRing} aria-pressed onClick={() => setWatch('off')}>
          Watched: you are told when it ends
        </Button>
      ) : (
        <Button look="quiet" icon={Bell} aria-pressed={false} onClick={() => void begin()}>
          Watch
        </Button>
      )}
      {watch === 'refused' && (
        <span className="inline-flex items-center gap-1 text-warning">
          <BellOff aria-hidden="true" size={14} />
          This browser does not let Lakedeck notify you: allow it in the settings of the site.
        </span>
      )}
    </span>
  )
}

/** In the browser's own way, and on the page for whoever looks at it. */
function tell({ kind, title, body }: WatchNews, run: RunDetail): void {
  const notification = new Notification(title, { body, tag: `run-${run.runId}-${kind}` })
  notification.onclick = () => window.focus()
  showToast({
    tone: kind === 'ended' && run.state === 'succeeded' ? 'succeeded' : 'info',
    title,
    detail: body,
  })
}
