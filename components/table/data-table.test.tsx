/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { withNuqsTestingAdapter } from 'nuqs/adapters/testing'
import type { Column } from './column'
import { DataTable } from './data-table'
import { useTableView } from './use-table-view'

type Cluster = { id: string; name: string; workers: number | null }

const columns: Column<Cluster>[] = [
  {
    id: 'name',
    header: 'Name',
    room: 'always',
    sortValue: ({ name }) => name,
    cell: ({ name }) => name,
  },
  {
    id: 'workers',
    header: 'Workers',
    width: 80,
    room: 'always',
    sortsDownFirst: true,
    sortValue: ({ workers }) => workers,
    cell: ({ workers }) => workers ?? '–',
  },
  { id: 'id', header: 'Id', width: 80, room: 'always', isOptional: true, cell: ({ id }) => id },
]

const rows: Cluster[] = [
  { id: '1', name: 'etl', workers: 2 },
  { id: '2', name: 'bi', workers: null },
  { id: '3', name: 'ml', workers: 8 },
]

function Table({ clusters }: { clusters: Cluster[] }) {
  const view = useTableView(columns, 'name')
  return (
    <DataTable
      label="Clusters"
      rows={clusters}
      columns={columns}
      view={view}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={({ id }) => `/clusters/${id}`}
      rowActions={async ({ name }) => [
        { kind: 'action', label: `Start ${name}`, onSelect: () => undefined },
      ]}
      phoneLine={() => null}
    />
  )
}

function open(searchParams = '', clusters = rows) {
  return render(<Table clusters={clusters} />, {
    wrapper: withNuqsTestingAdapter({ searchParams, hasMemory: true }),
  })
}

const names = () => screen.getAllByRole('link').map((link) => link.textContent)
const key = (name: string) => fireEvent.keyDown(document.body, { key: name })

beforeAll(() => {
  window.matchMedia = jest.fn(() => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as never
  window.scrollTo = jest.fn() as never
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
})

beforeEach(() => window.history.replaceState(null, ''))

describe('DataTable', () => {
  it('stands in the usual order, and in that of the URL when it names one', () => {
    open()
    expect(names()).toEqual(['bi', 'etl', 'ml'])
  })

  it('sorts the largest first where the column says so, with what is missing at the end', () => {
    open('?sort=-workers')
    expect(names()).toEqual(['ml', 'etl', 'bi'])
    expect(screen.getByRole('columnheader', { name: 'Workers' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
  })

  it('sorts by a press on the head', async () => {
    open()
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Workers' })))
    expect(names()).toEqual(['ml', 'etl', 'bi'])
  })

  it('shows an optional column when the URL asks for it', () => {
    open('?columns=id')
    expect(screen.getByRole('columnheader', { name: 'Id' })).toBeTruthy()
  })

  it('walks the rows with j and k and stops at both ends', () => {
    open()
    for (const [press, name] of [
      ['j', 'bi'],
      ['j', 'etl'],
      ['k', 'bi'],
      ['k', 'bi'],
    ] as const) {
      key(press)
      expect(document.activeElement?.textContent).toBe(name)
    }
  })

  it('opens the row that the keys stand on with Enter', () => {
    open()
    key('j')
    const opened = jest.fn((event: Event) => event.preventDefault())
    screen.getByRole('link', { name: 'bi' }).addEventListener('click', opened)
    key('Enter')
    expect(opened).toHaveBeenCalledTimes(1)
  })

  it('opens the actions of that row with a dot', async () => {
    open()
    key('j')
    await act(async () => void key('.'))
    expect(await screen.findByRole('menuitem', { name: 'Start bi' })).toBeTruthy()
  })

  it('gives the focus back to the row it was left by, and the keys go on from there', () => {
    open()
    fireEvent.click(screen.getByRole('link', { name: 'etl' }))
    cleanup()
    open()
    expect(document.activeElement?.textContent).toBe('etl')
    key('j')
    expect(document.activeElement?.textContent).toBe('ml')
  })

  it('begins at the top in another entry of the history', () => {
    open()
    fireEvent.click(screen.getByRole('link', { name: 'etl' }))
    cleanup()
    window.history.pushState(null, '')
    open()
    expect(document.activeElement).toBe(document.body)
  })

  it('takes the focus from nobody who is elsewhere by then', () => {
    open()
    fireEvent.click(screen.getByRole('link', { name: 'etl' }))
    cleanup()
    const input = document.body.appendChild(document.createElement('input'))
    input.focus()
    open()
    expect(document.activeElement).toBe(input)
    input.remove()
  })

  it.each([
    ['scrolled', () => fireEvent.wheel(document.body)],
    ['pressed something', () => fireEvent.pointerDown(document.body)],
    ['used a key', () => fireEvent.keyDown(document.body, { key: 'PageDown' })],
  ])('pulls nobody who %s back to a row that comes after that', (_, goElsewhere) => {
    window.history.replaceState({ lakedeckRow: '9' }, '')
    const { rerender } = open()
    goElsewhere()
    rerender(<Table clusters={[...rows, { id: '9', name: 'late', workers: 1 }]} />)
    expect(screen.getByRole('link', { name: 'late' })).toBeTruthy()
    expect(document.activeElement).toBe(document.body)
  })

  it('goes to the row it was left by also when that comes later', () => {
    window.history.replaceState({ lakedeckRow: '9' }, '')
    const { rerender } = open()
    rerender(<Table clusters={[...rows, { id: '9', name: 'late', workers: 1 }]} />)
    expect(document.activeElement?.textContent).toBe('late')
  })

  it('leaves the keys to whoever types', () => {
    open()
    const input = document.body.appendChild(document.createElement('input'))
    fireEvent.keyDown(input, { key: 'j' })
    expect(document.activeElement).toBe(document.body)
    input.remove()
  })

  it('leaves the focus on its row, however far down, while the list becomes a long one', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      id: `${at}`,
      name: `cluster ${String(at).padStart(4, '0')}`,
      workers: at,
    }))
    const rect = jest
      .spyOn(HTMLTableElement.prototype, 'getBoundingClientRect')
      .mockImplementation(() => new DOMRect(0, -window.scrollY))
    const { rerender } = open('', many.slice(0, 100))
    const row = screen.getByRole('link', { name: 'cluster 0060' })
    act(() => row.focus())
    Object.assign(window, { scrollY: 2_000 })
    rerender(<Table clusters={many} />)
    expect(document.activeElement).toBe(row)
    await act(() => import('./rows-near-window'))
    expect(document.activeElement).toBe(row)
    expect(names().length).toBeLessThan(100)
    Object.assign(window, { scrollY: 0 })
    rect.mockRestore()
  })

  it('leaves the focus on its row also when the list was long before, far down', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      id: `${at}`,
      name: `cluster ${String(at).padStart(4, '0')}`,
      workers: at,
    }))
    const { rerender } = open('', many)
    await act(() => import('./rows-near-window'))
    const rect = jest
      .spyOn(HTMLTableElement.prototype, 'getBoundingClientRect')
      .mockImplementation(() => new DOMRect(0, -window.scrollY))
    act(() => {
      Object.assign(window, { scrollY: 100_000 })
      fireEvent.scroll(window)
    })
    expect(names()).not.toContain('cluster 0004')
    rerender(<Table clusters={many.slice(0, 20)} />)
    act(() => {
      Object.assign(window, { scrollY: 0 })
      fireEvent.scroll(window)
    })
    const row = screen.getByRole('link', { name: 'cluster 0004' })
    act(() => row.focus())
    rerender(<Table clusters={many} />)
    expect(document.activeElement).toBe(row)
    rect.mockRestore()
  })

  it('draws only what is near the window of ten thousand rows, and tells how many there are', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      id: `${at}`,
      name: `c${at}`,
      workers: 1,
    }))
    await act(async () => open('', many))
    const table = screen.getByRole('table', { name: 'Clusters' })
    expect(table.getAttribute('aria-rowcount')).toBe('10001')
    expect(within(table).getAllByRole('link').length).toBeLessThan(100)
  })
})
