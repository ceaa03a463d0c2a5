/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import { ResourceList } from './resource-list'

function show(items: readonly string[] | undefined, failure?: string) {
  render(
    <ResourceList
      items={items}
      failure={failure}
      skeleton="on its way"
      failed={(reason) => `failed: ${reason}`}
      empty="nothing exists"
    >
      {(rows) => rows.join(', ')}
    </ResourceList>,
  )
  return document.body.textContent
}

describe('ResourceList', () => {
  it('shows a skeleton until the first answer', () => expect(show(undefined)).toBe('on its way'))
  it('says why when there is no answer', () => expect(show(undefined, 'gone')).toBe('failed: gone'))
  it('says that nothing exists', () => expect(show([])).toBe('nothing exists'))
  it('shows the rows', () => expect(show(['a', 'b'])).toBe('a, b'))
  it('keeps the rows of an earlier answer when a later one fails', () => {
    expect(show(['a'], 'gone')).toBe('a')
    expect(screen.queryByText(/failed/)).toBeNull()
  })
})
