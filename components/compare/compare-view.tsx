import type { RunId } from '@/lib/databricks/ids'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Comparison } from '@/lib/views/compare/schema'
import { Notice } from '../ui/notice'
import { ComparedFacts } from './compared-facts'
import { ComparedLogs } from './compared-logs'
import { ComparedPhases } from './compared-phases'
import { ComparedTasks } from './compared-tasks'
import { Verdict } from './verdict'

/** Two runs side by side, in the order of questions: why it took so long, where, and what else was otherwise. */
export function CompareView({
  workspace,
  runId,
  comparison,
}: {
  workspace: Workspace
  runId: RunId
  comparison: Comparison
}) {
  const { other, whyNoOther } = comparison
  return (
    <div className="mt-5">
      {whyNoOther && (
        <div className="mb-5">
          <Notice tone="info" title="There is no other run to compare it with">
            {whyNoOther}
          </Notice>
        </div>
      )}
      <Verdict comparison={comparison} />
      <ComparedPhases comparison={comparison} />
      <ComparedTasks comparison={comparison} />
      {other && <ComparedFacts comparison={comparison} />}
      {other && (
        <ComparedLogs
          workspace={workspace.alias}
          here={runId}
          other={other.runId}
          key={other.runId}
        />
      )}
    </div>
  )
}
