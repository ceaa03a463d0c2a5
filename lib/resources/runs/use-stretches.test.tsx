/** @jest-environment jsdom */
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { workspaceAlias } from '@/lib/databricks/ids'
import { readRun } from './read'
import type { RunPage } from './schema'
import { useAllRunsInView } from './use-stretches'

const at = (clock: string) => `2026-11-20T${clock}.000Z`
const span = (from: string, to: string) => ({ from: Date.parse(at(from)), to: Date.parse(at(to)) })

/** The list of the day ends at noon; what is before comes when it is asked for, or is refused. */
let isRefused = false
const asked: string[] = []
beforeEach(() => {
  asked.length = 0
  isRefused = false
  globalThis.fetch = jest.fn((path: string) => {
    asked.push(path)
    const query = new URL(path, 'http://x').searchParams
    const [from, to] = [query.get('from'), query.get('to')]
    const isRest = from !== null && to !== null
    const body: RunPage = {
      items: [
        readRun.parse({
          run_id: isRest ? 1 : 2,
          start_time: Date.parse(isRest ? from : at('13:00:00')),
          state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
        }),
      ],
      coverage: isRest
        ? { from, to, complete: true, missing: [], stoppedBy: null }
        : {
            from: at('00:00:00'),
            to: at('23:00:00'),
            complete: false,
            missing: [{ from: at('00:00:00'), to: at('12:00:00') }],
            stoppedBy: 'limit',
          },
      nextPageToken: null,
      asOf: at('23:00:00'),
    }
    const isOk = !(isRest && isRefused)
    const problem = { type: 'x', title: 'No', status: 403, detail: 'You may not.', code: 'X' }
    return Promise.resolve({
      ok: isOk,
      status: isOk ? 200 : 403,
      headers: new Headers(),
      json: () => Promise.resolve(isOk ? body : problem),
    })
  }) as unknown as typeof fetch
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>{children}</SWRConfig>
)
const workspaces = [{ alias: workspaceAlias.parse('prod') }]
const look = (view: { from: number; to: number } | null) =>
  renderHook((near: typeof view) => useAllRunsInView(workspaces, '24h', near), {
    wrapper,
    initialProps: view,
  })
type Looked = ReturnType<typeof look>
const ids = ({ result }: Looked) => result.current.rows.map(({ run }) => run.runId)
const stretches = () => asked.filter((path) => path.includes('from='))

it('asks for no stretch while the whole is in view, nor where all of it is here', async () => {
  const shown = look(null)
  await waitFor(() => expect(ids(shown)).toEqual(['2']))
  shown.rerender(span('14:00:00', '15:00:00'))
  await waitFor(() => expect(shown.result.current.parts[0]?.live.rest).toBeNull())
  expect(stretches()).toEqual([])
})

it('asks for the stretch in view, once, and holds it when another one is looked at', async () => {
  const shown = look(null)
  await waitFor(() => expect(ids(shown)).toEqual(['2']))
  shown.rerender(span('08:00:00', '08:59:00'))
  await waitFor(() => expect(ids(shown)).toEqual(['2', '1']))
  expect(stretches()).toEqual([
    `/api/databricks/workspaces/prod/runs?from=${at('08:00:00')}&to=2026-11-20T08:59:59.999Z`,
  ])
  shown.rerender(span('15:00:00', '16:00:00'))
  expect(ids(shown)).toEqual(['2', '1'])
  shown.rerender(span('08:00:00', '08:59:00'))
  expect(shown.result.current.parts[0]?.live.rest).toBeNull()
  expect(stretches()).toHaveLength(1)
})

it('tells why a stretch does not come, and keeps what is here', async () => {
  isRefused = true
  const shown = look(span('08:00:00', '08:59:00'))
  await waitFor(() =>
    expect(shown.result.current.parts[0]?.live.rest).toMatchObject({
      kind: 'refused',
      problem: { detail: 'You may not.' },
    }),
  )
  expect(ids(shown)).toEqual(['2'])
})
