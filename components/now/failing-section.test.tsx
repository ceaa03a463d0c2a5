/** @jest-environment jsdom */
import { cleanup, render, screen, within } from '@testing-library/react'
import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { jobId, runId, workspaceAlias } from '@/lib/databricks/ids'
import type { Failure, NowRow } from '@/lib/views/now/schema'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { FailingSection } from './failing-section'
import { NowActions } from './now-actions'
import { causesOf } from './causes'
import { causeMark } from './unfolded'

jest.mock('./blast-radius', () => ({ BlastRadius: () => 'Blast radius' }))

// jsdom lays nothing out, so nothing comes into view.
class NothingInView implements Pick<IntersectionObserver, 'observe' | 'unobserve'> {
  observe() {}
  unobserve() {}
}
beforeAll(() => Object.assign(globalThis, { IntersectionObserver: NothingInView }))

const prod = workspaceAlias.parse('prod')

const aFailure = (number: number, failure: Failure): NowRow => ({
  kind: 'failed',
  workspace: prod,
  run: aRun({
    runId: runId.parse(String(number)),
    jobId: jobId.parse(String(number)),
    name: `job ${number}`,
    state: 'failed',
  }),
  usual: null,
  history: null,
  failure,
  recovery: null,
  goesOnAs: null,
})
const line = 'Workload failed, see run output for details'
const unread = (number: number) =>
  aFailure(number, { tasks: null, errorLine: line, from: 'message' })
const read = (number: number, errorLine: string) =>
  aFailure(number, { tasks: [], errorLine, from: 'output' })

async function show(rows: readonly NowRow[], isReading: boolean, address = '') {
  render(
    <SearchParamsContext value={new URLSearchParams(address)}>
      <NowActions workspaces={[]} onDone={() => undefined}>
        <FailingSection
          rows={rows}
          count={rows.length}
          buckets={null}
          production={[]}
          stillReading={isReading ? [prod] : []}
          isAlone={false}
          onDone={() => undefined}
        />
      </NowActions>
    </SearchParamsContext>,
  )
  await screen.findByText('Blast radius')
  return within(screen.getByRole('region', { name: 'Failing, by cause' }))
}

it('failures whose errors are being read are no cause, and nothing is to be pressed on them', async () => {
  const section = await show([unread(1), unread(2), unread(3), read(4, 'KeyError: x')], true)
  expect(section.getByText('4 runs, 1 cause so far, 3 still being read')).toBeTruthy()
  expect(section.queryByText(line)).toBeNull()
  expect(section.getByRole('button', { name: /still being read$/ })).toBeTruthy()
  expect(section.getAllByRole('button', { name: /^Repair.*…$/ })).toHaveLength(1)
})

it('errors that nobody may read stay with what the list says of them, and can be repaired', async () => {
  const section = await show([unread(1), unread(2)], false)
  expect(section.getByText('2 runs, 1 cause')).toBeTruthy()
  expect(section.getByText(line)).toBeTruthy()
  expect(section.getByRole('button', { name: 'Repair 2…' })).toBeTruthy()
})

it('a link opens the causes that it names and folds those it says are folded, and the first is open by itself', async () => {
  const rows = [read(1, 'KeyError: x'), read(2, 'KeyError: x'), read(3, 'TypeError: y')]
  const [first, second] = causesOf(rows, []).map(({ key }) => causeMark(key))
  const open = (section: Awaited<ReturnType<typeof show>>) =>
    section
      .getAllByRole('button', { expanded: true })
      .map((button) => button.textContent?.slice(0, 8))
  expect(open(await show(rows, false))).toEqual(['KeyError'])
  cleanup()
  expect(open(await show(rows, false, `causes=${second}.-${first}`))).toEqual(['TypeErro'])
})
