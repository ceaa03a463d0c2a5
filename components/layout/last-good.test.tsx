/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import { useState } from 'react'
import { LastGood } from './last-good'

/** Tells whether it is still the same one. */
function Counted({ name }: { name: string }) {
  const [born] = useState(name)
  return <p>{`${name}, born as ${born}`}</p>
}

const page = (name: string | null) => (
  <LastGood failed={name === null ? <p>It failed</p> : null}>
    {name === null ? null : <Counted name={name} />}
  </LastGood>
)

it('shows why when there is nothing good yet, and the page as soon as there is', () => {
  const { rerender } = render(page(null))
  expect(document.body.textContent).toBe('It failed')
  rerender(page('etl'))
  expect(screen.getByText('etl, born as etl')).toBeTruthy()
})

it('keeps a good page, with all that is in it, through a failure and renews it after', () => {
  const { rerender } = render(page('etl'))
  rerender(page(null))
  expect(document.body.textContent).toBe('etl, born as etl')
  rerender(page('renamed'))
  expect(document.body.textContent).toBe('renamed, born as etl')
})
