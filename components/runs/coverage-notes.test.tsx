/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import type { RunCoverage, RunWindow } from '@/lib/resources/runs/schema'
import { aRunPage } from '../jobs/testing/jobs-and-runs'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { CoverageNotes } from './coverage-notes'

function show(coverage: Partial<RunCoverage>, window: RunWindow = '24h', comesNearer = false) {
  const data = aRunPage([], { complete: false, ...coverage })
  const live = {
    data,
    asOf: data.asOf,
    error: undefined,
    isLoading: false,
    isStale: false,
    refresh: () => Promise.resolve(),
  }
  render(
    <CoverageNotes
      parts={[{ workspace: aWorkspace(), live }]}
      window={window}
      comesNearer={comesNearer}
    />,
  )
}
const missing = [{ from: '2026-11-21T09:28:10.000Z', to: '2026-11-21T09:28:50.000Z' }]
const times = () =>
  [...screen.getByRole('status').querySelectorAll('time')].map(({ dateTime }) => dateTime)

it('tells of what is missing a time that is one, however short it is', () => {
  show({ missing, stoppedBy: 'budget' })
  expect(times()).toEqual(['2026-11-21T09:28:00.000Z', '2026-11-21T09:29:00.000Z'])
})

it.each(['3d', '7d'] as const)(
  'of %s that one list does not hold it names the way out',
  (window) => {
    show({ missing, stoppedBy: 'limit' }, window)
    expect(screen.getByRole('status').textContent).toContain('A shorter time leaves out less.')
  },
)

it('of a time that is looked at part by part it says to come nearer', () => {
  show({ missing, stoppedBy: 'limit' }, '7d', true)
  expect(screen.getByRole('status').textContent).toContain('Zoom in, and what is in view is loaded')
})

it('asks for no shorter time than there is, but names the timeline', () => {
  show({ missing, stoppedBy: 'limit' }, '24h')
  expect(screen.getByRole('status').textContent).toContain('more than one list holds')
  expect(screen.getByRole('status').textContent).not.toContain('shorter')
  const { alias } = aWorkspace()
  const link = screen.getByRole('link', { name: 'The timeline' })
  expect(link.getAttribute('href')).toBe(`/workspaces/${alias}/schedule?show=past`)
})

it('says nothing when all is here', () => {
  show({ complete: true, missing: [] })
  expect(screen.queryByRole('status')).toBeNull()
})
