import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { buttonClass } from '../ui/button-class'
import { RefreshNotice } from '../ui/refresh-notice'
import { DetailTop } from './detail-top'

type DetailProblemProps = {
  /** The segment of the path: `clusters`. */
  noun: string
  workspace: Workspace
  id: string
  problem: Problem
}

/** In the place of a thing that could not be read: why, and what helps. Its id is all that is known of it. */
export function DetailProblem(props: DetailProblemProps) {
  const { noun, workspace, id, problem } = props
  return (
    <>
      <DetailTop noun={noun} workspace={workspace} name={id} />
      <h1 className="sr-only">{id}</h1>
      <div className="mt-2 max-w-180">
        <RefreshNotice problem={problem} {...(isRefusal(problem) ? refusalWords(props) : {})} />
      </div>
    </>
  )
}

/** Of this one thing; what closes the whole workspace has advice of its own. */
const isRefusal = ({ status, code }: Problem) => status === 403 && code === 'PERMISSION_DENIED'

function refusalWords({
  noun,
  workspace: { alias },
}: DetailProblemProps): Partial<ComponentProps<typeof RefreshNotice>> {
  const thing = noun.replace(/s$/, '')
  const holder = noun === 'runs' ? 'its job' : 'it'
  return {
    title: `You may not see this ${thing}`,
    step: `Somebody with Can Manage on ${holder}, or an admin of ${alias}, can give you Can View. Send them the address of this page.`,
    ways: (
      <Link href={`/workspaces/${alias}/${noun}` as Route} className={buttonClass({})}>
        Show the {noun} of {alias} that you may see
      </Link>
    ),
  }
}
