'use client'

import { CircleStop, GitCompareArrows, Play, Wrench } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { whyNot } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { compareItems } from '../../compare/compare-menu'
import { ActionBar } from '../../ui/action-bar'
import { useAskRun } from '../run-actions'
import type { RunAsk } from '../run-ask'
import { repairWords } from '../repair-words'
import { evidenceItems, runMenu, whyNotRunNow } from '../run-menu'

/** The likeliest next step: a phone has room for that one only. */
function likeliest(run: RunDetail): RunAsk['action'] {
  if (run.isActive) return 'cancel'
  return whyNot('repair', run) === undefined ? 'repair' : 'run-now'
}

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
  return (
    <ActionBar
      inDatabricks={run.pageUrl}
      ways={[
        { label: 'Compare', icon: GitCompareArrows, items: compareItems(workspace.alias, run) },
      ]}
      isMenuKept
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
        {
          id: 'repair',
          label: repairWords(run),
          icon: Wrench,
          look: 'primary',
          isMain: main === 'repair',
          disabledReason: whyNot('repair', run, access),
          onPress: () => ask({ action: 'repair', workspace, run }),
        },
      ]}
      menu={[
        ...runMenu(workspace, run, ask, access),
        { kind: 'separator' },
        ...compareItems(workspace.alias, run),
        ...evidenceItems(workspace.alias, run.runId),
      ]}
    />
  )
}
