'use client'

import { ArrowUpRight, CircleStop, Ellipsis, Play, Wrench } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { repairable, repairLabel, whyNot } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { buttonClass } from '../../ui/button-class'
import { Icon } from '../../ui/icon'
import { Menu } from '../../ui/menu'
import type { MenuItem } from '../../ui/menu-item'
import { useAskRun } from '../run-actions'
import { runMenu, whyNotRunNow } from '../run-menu'

type Step = 'run-now' | 'cancel' | 'repair'

/** The likeliest next step stands last, where the eye ends; a phone shows only that one. */
const stepsOf = (run: RunDetail): readonly [Step, Step, Step] =>
  run.isActive
    ? ['run-now', 'repair', 'cancel']
    : whyNot('repair', run) === undefined
      ? ['cancel', 'run-now', 'repair']
      : ['cancel', 'repair', 'run-now']

type RunButtonsProps = {
  workspace: Workspace
  run: RunDetail
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: Access | undefined
}

/** What can be done to this run. What cannot stays, with the reason. */
export function RunButtons({ workspace, run, access }: RunButtonsProps) {
  const ask = useAskRun()
  const steps = stepsOf(run)
  return (
    <div className="flex shrink-0 items-center gap-2">
      {run.pageUrl && (
        <a
          href={run.pageUrl}
          target="_blank"
          rel="noreferrer"
          className={buttonClass({ look: 'quiet', className: '@max-[900px]/page:hidden' })}
        >
          Open in Databricks
          <Icon of={ArrowUpRight} />
        </a>
      )}
      {steps.map((step, at) => (
        <span key={step} className={at === 2 ? 'flex' : 'flex @max-[760px]/page:hidden'}>
          <StepButton step={step} workspace={workspace} run={run} access={access} />
        </span>
      ))}
      <Menu
        label="More actions"
        align="end"
        items={[
          ...repairItem(run, access, () => ask({ action: 'repair', workspace, run })),
          ...runMenu(workspace, run, ask, access),
        ]}
        className={buttonClass({ isSquare: true, className: '@min-[901px]/page:hidden' })}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  )
}

const repairWords = ({ tasks }: RunDetail) =>
  repairable(tasks).length > 0 ? repairLabel(tasks) : 'Repair failed tasks'

const repairItem = (
  run: RunDetail,
  access: Access | undefined,
  onSelect: () => void,
): MenuItem[] => [
  {
    kind: 'action',
    label: repairWords(run),
    icon: Wrench,
    disabledReason: whyNot('repair', run, access),
    onSelect,
  },
]

function StepButton({ step, workspace, run, access }: RunButtonsProps & { step: Step }) {
  const ask = useAskRun()
  switch (step) {
    case 'run-now':
      return (
        <Button
          icon={Play}
          disabledReason={whyNotRunNow(run, access)}
          onClick={() => ask({ action: 'run-now', workspace, run })}
        >
          Run now again
        </Button>
      )
    case 'cancel':
      return (
        <Button
          icon={CircleStop}
          disabledReason={whyNot('cancel', run, access)}
          onClick={() => ask({ action: 'cancel', workspace, run })}
        >
          Cancel run
        </Button>
      )
    case 'repair':
      return (
        <Button
          icon={Wrench}
          look="primary"
          disabledReason={whyNot('repair', run, access)}
          onClick={() => ask({ action: 'repair', workspace, run })}
        >
          {repairWords(run)}
        </Button>
      )
  }
}
