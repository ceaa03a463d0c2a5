/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { withNuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { Column } from './column'
import { DataTable } from './data-table'
import { useTableView } from './use-table-view'

type Job = { id: string }

const columns: Column<Job>[] = [{ id: 'id', header: 'Id', room: 'always', cell: ({ id }) => id }]
const rows: Job[] = Array.from({ length: 1_000 }, (_, at) => ({ id: `job-${at}` }))

function Table() {
  const view = useTableView(columns, 'id')
  return (
    <DataTable
      label="Jobs"
      rows={rows}
      columns={columns}
      view={view}
      rowId={({ id }) => id}
      rowName={({ id }) => id}
      rowHref={({ id }) => `/jobs/${id}`}
      phoneLine={() => null}
    />
  )
}

beforeAll(() => {
  window.matchMedia = jest.fn(() => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as never
  // jsdom lays nothing out: nothing could be scrolled otherwise, and the table would stay in its place.
  HTMLTableElement.prototype.getBoundingClientRect = () => new DOMRect(0, -window.scrollY)
  Object.defineProperty(document.documentElement, 'scrollHeight', { value: 40_000 })
  window.scrollTo = (({ top }: ScrollToOptions) => {
    Object.assign(window, { scrollY: top })
    setTimeout(() => fireEvent.scroll(window))
  }) as never
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
})

// Alone in its file: the code for long lists comes once, and what counts is the time before.
it('gives the focus back to a row far down a long list once the code for such lists has come', async () => {
  window.history.replaceState({ lakedeckRow: 'job-500' }, '')
  render(<Table />, { wrapper: withNuqsTestingAdapter() })
  expect(screen.queryByRole('link', { name: 'job-500' })).toBeNull()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('job-500'))
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement?.textContent).toBe('job-501')
})
