import type { Metadata } from 'next'
import { CompareHead } from '@/components/compare/compare-head'
import { CompareView } from '@/components/compare/compare-view'
import { DetailProblem } from '@/components/workspaces/detail-problem'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { compareRunsInput } from '@/lib/views/compare/schema'
import { compareRuns } from '@/lib/views/compare/server'
import { readRun, type RunParams } from '../read-run'

export const metadata: Metadata = { title: 'Compare runs' }

type ComparePageProps = {
  params: RunParams
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const caller = await requireCaller()
  const { workspace, input } = await readRun(params)
  // What is no id and no relation is an address somebody mistyped: the usual comparison stands in for it.
  const asked = compareRunsInput.safeParse({ ...input, with: (await searchParams)['with'] })
  const wanted = asked.success ? asked.data : compareRunsInput.parse(input)
  const settled = await settle(compareRuns(caller, wanted))
  if (!settled.ok)
    return (
      <DetailProblem noun="runs" workspace={workspace} id={input.runId} problem={settled.problem} />
    )
  return (
    <>
      <title>{`${settled.value.here.name}, compared · Lakedeck`}</title>
      <CompareHead workspace={workspace} wanted={wanted.with} comparison={settled.value} />
      <CompareView workspace={workspace} runId={input.runId} comparison={settled.value} />
    </>
  )
}
