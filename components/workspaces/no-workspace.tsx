import { DoorClosed } from 'lucide-react'
import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CopyButton } from '../ui/copy-button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { WorkspaceTag } from './workspace-tag'

export type Refused = { workspace: Workspace; problem: Problem }

/** For somebody whom no workspace knows: why nothing is here, and what to send to whom. */
export function NoWorkspace({
  refused,
  userName,
  things,
}: {
  refused: readonly Refused[]
  userName: string
  /** What would be listed: `clusters`. */
  things: string
}) {
  const names = refused.map(({ workspace }) => workspace.alias).join(' and ')
  const message = `Please add ${userName} to the Databricks workspace${refused.length > 1 ? 's' : ''} ${names}.`
  return (
    <Panel className="mt-6">
      <EmptyState icon={DoorClosed} level="h2" title="You have no access to any workspace yet">
        <p>
          You are signed in, but Databricks shows {things} only to the users of a workspace. A
          workspace admin can add you; send them this:
        </p>
        <p className="mt-3 flex items-center justify-between gap-2 rounded-md border border-line-1 bg-surface-0 py-1.5 pr-1.5 pl-3 text-left text-ink-1">
          {message}
          <CopyButton text={message} label="Copy the message" />
        </p>
      </EmptyState>
      <ul className="border-t border-line-1">
        {refused.map(({ workspace, problem }) => (
          <li
            key={workspace.alias}
            className="flex items-start gap-3 border-b border-line-1 px-4 py-2.5 last:border-0"
          >
            <WorkspaceTag workspace={workspace} />
            <span className="min-w-0 text-ink-2">{problem.detail}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
