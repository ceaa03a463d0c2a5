'use client'

import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { Button } from './button'
import { Dialog } from './dialog'
import { ProblemNotice } from './problem-notice'
import { Skeleton } from './skeleton'

export type Confirmation = {
  title: string
  description?: ReactNode
  /** What will happen, one sentence each. */
  consequences: readonly ReactNode[]
  /** A verb and its noun: "Terminate cluster". */
  confirmLabel: string
  /** Leaves all as it is. `Cancel`, unless that is what the action itself is called. */
  dismissLabel?: string
  isDanger?: boolean
  /** Why it cannot be done after all. */
  disabledReason?: string | undefined
  /** For what cannot be taken back lightly: the person types this name to confirm. */
  nameToType?: string | undefined
}

/** While it is being read what will happen, or why it could not be. */
export type UnreadConfirmation = Omit<Confirmation, 'consequences'> & {
  consequences?: undefined
  problem: Problem | undefined
}

type Attempt =
  { kind: 'asking' } | { kind: 'running' } | { kind: 'refused'; problem: Problem | undefined }

type ConfirmProps = {
  confirmation: Confirmation | UnreadConfirmation
  onConfirm: () => Promise<void>
  /** Told why it was refused, besides that the dialog says so. */
  onRefused?: (problem: Problem) => void
  onClose: () => void
}

/** Asks before an action and stays open with the reason when the action is refused. */
export function ConfirmDialog(props: ConfirmProps) {
  const { confirmation, onClose } = props
  return (
    <Dialog title={confirmation.title} description={confirmation.description} onClose={onClose}>
      <ConfirmForm {...props} />
    </Dialog>
  )
}

/** What stands in the dialog, for one that asks for more once it is read. */
export function ConfirmForm({ confirmation, onConfirm, onRefused, onClose }: ConfirmProps) {
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'asking' })
  const [typed, setTyped] = useState('')
  const { nameToType, isDanger = false, consequences } = confirmation
  const isNameMissing = nameToType !== undefined && typed.trim() !== nameToType
  const whyNot =
    confirmation.disabledReason ?? (isNameMissing ? 'Type the name to confirm' : undefined)

  const unread = 'problem' in confirmation ? confirmation : undefined
  const isBusy = attempt.kind === 'running' || (unread !== undefined && !unread.problem)
  const problem = attempt.kind === 'refused' ? attempt.problem : unread?.problem

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (whyNot !== undefined || isBusy) return
    setAttempt({ kind: 'running' })
    try {
      await onConfirm()
      onClose()
    } catch (error) {
      const refusal = problemOf(error)
      setAttempt({ kind: 'refused', problem: refusal })
      if (refusal) onRefused?.(refusal)
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-5 pt-3 pb-5">
      {consequences && <Consequences of={consequences} />}
      {unread && isBusy && <BeingRead />}
      {nameToType !== undefined && (
        <NameField name={nameToType} value={typed} onChange={setTyped} />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{confirmation.dismissLabel ?? 'Cancel'}</Button>
        <Button
          type="submit"
          look={isDanger ? 'danger' : 'primary'}
          isBusy={isBusy}
          disabledReason={whyNot}
          autoFocus={nameToType === undefined}
        >
          {confirmation.confirmLabel}
        </Button>
      </div>
    </form>
  )
}

function Consequences({ of }: { of: readonly ReactNode[] }) {
  return (
    <ul className="list-disc space-y-1 pl-4 text-ink-2 marker:text-ink-3">
      {of.map((consequence, index) => (
        <li key={index}>{consequence}</li>
      ))}
    </ul>
  )
}

function BeingRead() {
  return (
    <div role="status" aria-label="What will happen is being read" className="space-y-2.5 py-0.5">
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-3/5" />
    </div>
  )
}

function NameField(props: { name: string; value: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="text-ink-2">
        Type <code className="rounded-sm bg-surface-2 px-1 py-0.5 text-ink-1">{props.name}</code> to
        confirm
      </label>
      <input
        id={id}
        value={props.value}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => props.onChange(event.target.value)}
        className="mt-1.5 h-9 w-full rounded-md border border-line-3 bg-surface-1 px-2.5 font-mono text-sm phone:text-lg"
      />
    </div>
  )
}
