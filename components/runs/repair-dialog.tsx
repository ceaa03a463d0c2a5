'use client'

import { useId, useState, type FormEvent } from 'react'
import { problemOf } from '@/lib/fetch-json'
import { formatCounted } from '@/lib/format/quantities'
import type { Press } from '@/lib/press'
import type { Problem } from '@/lib/problem'
import { repairRun } from '@/lib/resources/runs/actions'
import { repairable, stateWord } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { Button } from '../ui/button'
import { Checklist } from '../ui/checklist'
import { ConfirmForm } from '../ui/confirm-dialog'
import { Dialog } from '../ui/dialog'
import { ProblemNotice } from '../ui/problem-notice'
import { Segmented } from '../ui/segmented'
import { StateMark } from '../ui/state-badge'
import { showToast } from '../ui/toast'
import {
  chosenKeys,
  repairAll,
  repairRequest,
  whyNotChoice,
  type RepairChoice,
} from './repair-choice'
import { callOf, type KnownRunAsk, type RunAsk } from './run-ask'
import { confirmationBefore, confirmationFor } from './run-confirmation'

type RepairAsk = Extract<KnownRunAsk, { action: 'repair' }>
type Attempt =
  { kind: 'asking' } | { kind: 'running' } | { kind: 'refused'; problem: Problem | undefined }

type Rest = {
  press: Press
  /** It was done; what shows the run may look again. */
  onDone?: (() => void) | undefined
  onClose: () => void
}

/** One dialog from the asking on: the focus stays in it when what would run again has been read. */
export function RepairDialog(
  props: Rest & {
    ask: Extract<RunAsk, { action: 'repair' }>
    /** Absent while its tasks are being read, or could not be. */
    known: RepairAsk | undefined
    problem: Problem | undefined
  },
) {
  const { ask, known, problem, ...rest } = props
  const before = confirmationBefore(ask, problem)
  return (
    <Dialog title={before.title} description={before.description} onClose={rest.onClose}>
      {known ? (
        <RepairForm ask={known} {...rest} />
      ) : (
        <ConfirmForm
          confirmation={before}
          onConfirm={() => Promise.resolve()}
          onClose={rest.onClose}
        />
      )}
    </Dialog>
  )
}

/** What runs again, with which values; what failed and what waited for it unless the person says otherwise. */
function RepairForm(props: Rest & { ask: RepairAsk }) {
  const { ask, press, onDone, onClose } = props
  const { run, workspace } = ask
  const [choice, setChoice] = useState<RepairChoice>(
    repairable(run.tasks).length > 0 ? repairAll : { ...repairAll, tasks: [] },
  )
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'asking' })
  const [words] = useState(() => confirmationFor(ask))
  const keys = chosenKeys(run, choice)
  // What a list showed may have changed since: then that is said, and nothing can be chosen.
  const isOver = words.disabledReason !== undefined
  const whyOff = words.disabledReason ?? whyNotChoice(choice)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (attempt.kind === 'running' || whyOff !== undefined) return
    setAttempt({ kind: 'running' })
    try {
      const request = repairRequest(run, choice)
      const { wasThere } = await repairRun(workspace.alias, run.runId, request, press)
      showToast({
        tone: 'succeeded',
        title: wasThere
          ? `A repair of ${run.name} had begun already`
          : `${run.name} is being repaired`,
        detail: `In ${workspace.alias}. This page follows it.`,
        call: callOf(ask),
      })
      onDone?.()
      onClose()
    } catch (error) {
      setAttempt({ kind: 'refused', problem: problemOf(error) })
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-5 pt-3 pb-5">
      {!isOver && run.tasks.length > 0 && (
        <WhichTasks run={run} choice={choice} onChange={setChoice} />
      )}
      <ul className="list-disc space-y-1 pl-4 text-ink-2 marker:text-ink-3">
        <li>{isOver ? words.consequences[0] : againWords(keys)}</li>
        {choice.tasks === null &&
          words.consequences.slice(1).map((each, at) => <li key={at}>{each}</li>)}
      </ul>
      {!isOver && <Parameters run={run} choice={choice} onChange={setChoice} />}
      {attempt.kind === 'refused' && attempt.problem && <ProblemNotice problem={attempt.problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          look="primary"
          isBusy={attempt.kind === 'running'}
          disabledReason={whyOff}
          autoFocus
        >
          {`Repair ${formatCounted(keys.length, 'task')}`}
        </Button>
      </div>
    </form>
  )
}

const namedTasks = 4

function againWords(keys: readonly string[]): string {
  if (keys.length === 0) return 'Nothing runs again yet.'
  const rest = keys.length - namedTasks
  return `These run again: ${keys.slice(0, namedTasks).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

type PartProps = {
  run: RunDetail
  choice: RepairChoice
  onChange: (choice: RepairChoice) => void
}

function WhichTasks({ run, choice, onChange }: PartProps) {
  const failed = () => run.tasks.filter(({ state }) => state === 'failed')
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label="Which tasks"
        segments={[
          { value: 'failed', label: 'Failed and dependent' },
          { value: 'chosen', label: 'Chosen tasks' },
        ]}
        value={choice.tasks === null ? 'failed' : 'chosen'}
        onChange={(value) =>
          onChange({
            ...choice,
            tasks: value === 'failed' ? null : failed().map(({ taskKey }) => taskKey),
          })
        }
      />
      {choice.tasks !== null && (
        <fieldset>
          <legend className="sr-only">Tasks to run again</legend>
          <Checklist
            label="Tasks to run again"
            noun="task"
            items={run.tasks.map((task) => ({
              key: task.taskKey,
              mark: <StateMark look={task.state} size={14} />,
              aside: stateWord(task).toLowerCase(),
            }))}
            chosen={choice.tasks}
            onChange={(tasks) => onChange({ ...choice, tasks })}
          />
          <label className="mt-2 flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={choice.withDependents}
              onChange={() => onChange({ ...choice, withDependents: !choice.withDependents })}
            />
            And what depends on them
          </label>
        </fieldset>
      )}
    </div>
  )
}

/** The job's parameters as this run had them; what is changed here holds for the repair and those after it. */
function Parameters({ run, choice, onChange }: PartProps) {
  const parameters = run.parameters.filter(({ of }) => of === 'job')
  if (parameters.length === 0) return null
  const change = (name: string, value: string, had: string) => {
    const others = Object.entries<string>(choice.jobParameters).filter(([each]) => each !== name)
    const changed: [string, string][] = value === had ? others : [...others, [name, value]]
    onChange({ ...choice, jobParameters: Object.fromEntries<string>(changed) })
  }
  const changed = Object.keys(choice.jobParameters).length
  return (
    <details>
      <summary className="text-ink-2 hover:text-ink-1">
        Parameters{changed > 0 ? `, ${changed} changed` : ' as in this run'}
      </summary>
      <div className="mt-2 flex flex-col gap-2.5">
        {parameters.map(({ name, value }) => (
          <ParameterField
            key={name}
            name={name}
            value={choice.jobParameters[name] ?? value}
            onChange={(next) => change(name, next, value)}
          />
        ))}
      </div>
    </details>
  )
}

function ParameterField(props: { name: string; value: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>
        <code>{props.name}</code>
      </label>
      <input
        id={id}
        value={props.value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        className="mt-1 h-8 w-full rounded-md border border-line-3 bg-surface-1 px-2.5 font-mono text-xs phone:h-10 phone:text-lg"
      />
    </div>
  )
}
