import { fittingJobs, type JobsFilter } from './jobs-filter'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aJob } from './testing/jobs-and-runs'

const everything: JobsFilter = { q: '', starts: 'all', show: null, mine: false }
const rowsOf = (...jobs: ReturnType<typeof aJob>[]) =>
  jobs.map((job) => ({ workspace: aWorkspace().alias, job }))
const namesOf = (rows: ReturnType<typeof fittingJobs>) => rows.map(({ job }) => job.name)

it('mine are those I own and those that run as me, whatever the case', () => {
  const rows = rowsOf(
    aJob({ name: 'owned', creatorUserName: 'Ben@contoso.example' }),
    aJob({
      name: 'lent',
      creatorUserName: 'kira@contoso.example',
      runAs: { kind: 'user', name: 'ben@contoso.example' },
    }),
    aJob({ name: 'other', creatorUserName: 'kira@contoso.example' }),
  )
  const mine = fittingJobs(rows, { ...everything, mine: true }, 'ben@contoso.example')
  expect(namesOf(mine)).toEqual(['owned', 'lent'])
})

it('a paused schedule is still a schedule', () => {
  const rows = rowsOf(
    aJob({ name: 'paused', isPaused: true }),
    aJob({ name: 'by hand', triggers: [] }),
    aJob({
      name: 'always',
      triggers: [{ kind: 'continuous', isPaused: false, sqlCondition: null }],
    }),
  )
  const by = (starts: JobsFilter['starts']) =>
    namesOf(fittingJobs(rows, { ...everything, starts }, ''))
  expect(by('schedule')).toEqual(['paused'])
  expect(by('manual')).toEqual(['by hand'])
  expect(by('continuous')).toEqual(['always'])
})
