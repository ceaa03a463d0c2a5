import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { RefreshNotice } from '../ui/refresh-notice'
import { DetailTop } from './detail-top'

/** In the place of a thing that could not be read: why, and what helps. Its id is all that is known of it. */
export function DetailProblem(props: {
  noun: string
  workspace: Workspace
  id: string
  problem: Problem
}) {
  return (
    <>
      <DetailTop noun={props.noun} workspace={props.workspace} name={props.id} />
      <h1 className="sr-only">{props.id}</h1>
      <div className="mt-2">
        <RefreshNotice problem={props.problem} />
      </div>
    </>
  )
}
