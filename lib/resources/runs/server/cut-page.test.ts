import { endingsOnly } from './cut-page'

const run = (run_id: number, result_state: string, trigger: string) => ({
  run_id,
  state: { life_cycle_state: 'TERMINATED', result_state },
  trigger,
  tasks: [{ task_key: 'a' }],
})
const kept = (...runs: object[]) =>
  (endingsOnly.of({ runs, next_page_token: 'more' }) as { runs: { run_id: number }[] }).runs

it('of a job that begins by itself and goes well, its last run is enough', () => {
  const [first, ...others] = kept(run(2, 'SUCCESS', 'PERIODIC'), run(1, 'SUCCESS', 'PERIODIC'))
  expect(first).toEqual({
    run_id: 2,
    state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
    trigger: 'PERIODIC',
  })
  expect(others).toEqual([])
})

it('goes back as far as both a success and a start by itself are told', () => {
  const runs = kept(
    run(3, 'SUCCESS', 'ONE_TIME'),
    run(2, 'FAILED', 'PERIODIC'),
    run(1, 'SUCCESS', 'PERIODIC'),
  )
  expect(runs.map(({ run_id }) => run_id)).toEqual([3, 2])
})

it('keeps every run where one of the two is not among them', () => {
  expect(kept(run(2, 'FAILED', 'PERIODIC'), run(1, 'FAILED', 'PERIODIC'))).toHaveLength(2)
  expect(kept(run(2, 'SUCCESS', 'ONE_TIME'), run(1, 'SUCCESS', 'ONE_TIME'))).toHaveLength(2)
})
