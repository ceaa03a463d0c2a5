/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { FilterInput } from './filter-input'

const names = ['etl', 'bi', 'etl-nightly']

function List() {
  const [text, setText] = useState('')
  return (
    <section>
      <FilterInput things="clusters" value={text} onChange={setText} />
      {names
        .filter((name) => name.includes(text))
        .map((name) => (
          <a key={name} href={`#${name}`} data-row-link="">
            {name}
          </a>
        ))}
    </section>
  )
}

function open() {
  render(<List />)
  return screen.getByRole<HTMLInputElement>('searchbox', { name: 'Filter clusters' })
}
const focused = () => document.activeElement?.textContent

it('Enter keeps the filter and goes to the first row it leaves, without opening it', () => {
  const input = open()
  fireEvent.keyDown(document.body, { key: '/' })
  expect(document.activeElement).toBe(input)
  fireEvent.change(input, { target: { value: 'nightly' } })
  const wasHandled = !fireEvent.keyDown(input, { key: 'Enter' })
  expect(wasHandled).toBe(true)
  expect([focused(), input.value]).toEqual(['etl-nightly', 'nightly'])
})

it('Enter stays in the filter where it leaves no row', () => {
  const input = open()
  input.focus()
  fireEvent.change(input, { target: { value: 'none of them' } })
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(document.activeElement).toBe(input)
})

it('one Escape empties the filter and hands the keys back to the rows', () => {
  const input = open()
  input.focus()
  fireEvent.change(input, { target: { value: 'bi' } })
  fireEvent.keyDown(input, { key: 'Escape' })
  expect([focused(), input.value]).toEqual(['bi', ''])
})

it('Escape goes back to where the slash was pressed', () => {
  const input = open()
  const row = screen.getByRole('link', { name: 'etl-nightly' })
  row.focus()
  fireEvent.keyDown(row, { key: '/' })
  fireEvent.keyDown(input, { key: 'Escape' })
  expect(document.activeElement).toBe(row)
})
