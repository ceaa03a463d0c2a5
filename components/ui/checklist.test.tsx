/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Checklist } from './checklist'
import { Dialog } from './dialog'

const onClose = jest.fn()

function Tasks({ of }: { of: number }) {
  const [chosen, setChosen] = useState<readonly string[]>(['load_0'])
  const items = Array.from({ length: of }, (_, at) => ({
    key: `${at % 3 === 0 ? 'load' : 'merge'}_${at}`,
  }))
  return (
    <Dialog title="Run now?" onClose={onClose}>
      <Checklist label="Tasks" noun="task" items={items} chosen={chosen} onChange={setChosen} />
      <p>Chosen: {chosen.join(' ')}</p>
    </Dialog>
  )
}
const filter = () => screen.getByRole('searchbox', { name: 'Filter tasks' })
const type = (value: string) => fireEvent.change(filter(), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox')

it('what the filter shows is chosen and unchosen at once, and what it hides stays as it was', () => {
  render(<Tasks of={12} />)
  expect(screen.getByRole('status').textContent).toBe('1 chosen of 12')
  type(' MERGE_1 ')
  expect(boxes()).toHaveLength(3)
  press('Choose all shown')
  expect(screen.getByText('Chosen: load_0 merge_1 merge_10 merge_11')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('4 chosen of 12, 3 shown')
  type('load')
  press('Choose none shown')
  expect(screen.getByText('Chosen: merge_1 merge_10 merge_11')).toBeTruthy()
  type('')
  press('Choose all')
  expect(boxes().every(({ checked }) => checked)).toBe(true)
})

it('a filter that nothing fits says so, and Escape empties it before it closes the dialog', () => {
  render(<Tasks of={12} />)
  type('vacuum')
  expect(screen.getByText('No task has “vacuum” in its name.')).toBeTruthy()
  fireEvent.keyDown(filter(), { key: 'Escape' })
  expect(onClose).not.toHaveBeenCalled()
  expect(boxes()).toHaveLength(12)
  fireEvent.keyDown(filter(), { key: 'Escape' })
  expect(onClose).toHaveBeenCalledTimes(1)
})

it('Enter goes from the filter to the first it shows, and the arrow keys from there on', () => {
  render(<Tasks of={12} />)
  type('merge')
  fireEvent.keyDown(filter(), { key: 'Enter' })
  expect(document.activeElement).toBe(boxes()[0])
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'])
    fireEvent.keyDown(document.activeElement ?? document.body, { key })
  expect(document.activeElement).toBe(boxes()[1])
})

it('a short list has nothing but its items', () => {
  render(<Tasks of={11} />)
  expect(boxes()).toHaveLength(11)
  expect(screen.queryByRole('searchbox')).toBeNull()
  expect(screen.queryByRole('status')).toBeNull()
})
