'use client'

import { CircleStop, Play, Wrench } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { repairable, repairLabel, whyNot } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ActionBar } from '../../ui/action-bar'
import { useAskRun } from '../run-actions'
import type { RunAsk } from '../run-ask'
import { runMenu, whyNotRunNow } from '../run-menu'

/** The likeliest next step: a phone has room for that one only. */
function likeliest(run: RunDetail): RunAsk['action'] {
  if (run.isActive) return 'cancel'
  return whyNot('repair', run) === undefined ? 'repair' : 'run-now'
}

const repairWords = ({ tasks }: RunDetail) =>
  repairable(tasks).length > 0 ? repairLabel(tasks) : 'Repair failed tasks'

type RunButtonsProps = {
  workspace: Workspace
  run: RunDetail
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: Access | undefined
}

/** What can be done to this run. */
export function RunButtons({ workspace, run, access }: RunButtonsProps) {
  const ask = useAskRun()
  const main = likeliest(run)
  const repair = {
    label: repairWords(run),
    icon: Wrench,
    disabledReason: whyNot('repair', run, access),
  }
  const askRepair = () => ask({ action: 'repair', workspace, run })
  return (
    <ActionBar
      inDatabricks={run.pageUrl}
      actions={[
        {
          id: 'cancel',
          label: 'Cancel run',
          icon: CircleStop,
          isMain: main === 'cancel',
          disabledReason: whyNot('cancel', run, access),
          onPress: () => ask({ action: 'cancel', workspace, run }),
        },
        {
          id: 'run-now',
          label: 'Run now again',
          icon: Play,
          isMain: main === 'run-now',
          disabledReason: whyNotRunNow(run, access),
          onPress: () => ask({ action: 'run-now', workspace, run }),
        },
        { ...repair, id: 'repair', look: 'primary', isMain: main === 'repair', onPress: askRepair },
      ]}
      menu={[
        { ...repair, kind: 'action', onSelect: askRepair },
        ...runMenu(workspace, run, ask, access),
      ]}
    />
  )
}
