/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { useHeldRow } from './use-held-row'

/** Each section has its rows by name. */
function Page({ sections }: { sections: string[][] }) {
  const page = useRef<HTMLDivElement>(null)
  useHeldRow(page, () => undefined)
  return (
    <div ref={page}>
      {sections.map((names, at) => (
        <section key={at}>
          {names.map((name) => (
            <p key={name} data-row-id={name}>
              <button data-stop="">{name}</button>
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}

const row = (name: string) => screen.getByRole('button', { name })
const focused = () =>
  document.activeElement === document.body ? null : document.activeElement?.textContent

beforeAll(() => void Object.assign(globalThis, { CSS: { escape: (text: string) => text } }))

const scrolledTo = jest.fn()
let resize = () => {}
beforeEach(() => {
  window.history.replaceState(null, '')
  scrolledTo.mockReset()
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolledTo(this.textContent)
  }
  globalThis.ResizeObserver = class {
    constructor(onResize: ResizeObserverCallback) {
      resize = () => onResize([], this)
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  }
})

it('a row that new data draws in another section keeps the focus', () => {
  const { rerender } = render(<Page sections={[['a', 'b'], []]} />)
  row('b').focus()
  rerender(<Page sections={[['a'], ['b']]} />)
  expect(focused()).toBe('b')
})

it('a row that was left by a press on the empty page does not take the focus back', () => {
  const { rerender } = render(<Page sections={[['a', 'b'], []]} />)
  row('b').focus()
  // As a browser does it: the press takes the focus from the row.
  fireEvent.pointerDown(document.body)
  row('b').blur()
  rerender(<Page sections={[['a'], ['b']]} />)
  expect(focused()).toBeNull()
})

it('a press in the row itself, or in what was opened from it, leaves it nowhere', () => {
  const { rerender } = render(
    <>
      <Page sections={[['a', 'b'], []]} />
      <div role="dialog">Repair</div>
    </>,
  )
  row('b').focus()
  fireEvent.pointerDown(row('b'))
  fireEvent.pointerDown(screen.getByRole('dialog'))
  rerender(<Page sections={[['a'], ['b']]} />)
  expect(focused()).toBe('b')
})

it('the row that the page was left by gets the focus once it is there', () => {
  window.history.replaceState({ lakedeckRow: 'b' }, '')
  const { rerender } = render(<Page sections={[['a']]} />)
  expect(focused()).toBeNull()
  rerender(<Page sections={[['a', 'b']]} />)
  expect(focused()).toBe('b')
})

it('the row that was returned to stays in sight while the page still grows', () => {
  window.history.replaceState({ lakedeckRow: 'b' }, '')
  render(<Page sections={[['a', 'b']]} />)
  resize()
  expect(scrolledTo.mock.calls).toEqual([['b']])
})

it.each<[string, () => void]>([
  ['scrolled since', () => fireEvent.wheel(document.body)],
  ['went to nothing of the page since', () => row('b').blur()],
])('who %s is not pulled back to it', (_, goAway) => {
  window.history.replaceState({ lakedeckRow: 'b' }, '')
  render(<Page sections={[['a', 'b']]} />)
  goAway()
  resize()
  expect(scrolledTo).not.toHaveBeenCalled()
})

it('a page that was not returned to does not move when it grows', () => {
  render(<Page sections={[['a', 'b']]} />)
  row('b').focus()
  resize()
  expect(scrolledTo).not.toHaveBeenCalled()
})

it('the row whose menu is open stays in sight while the page grows above it', () => {
  render(<Page sections={[['a', 'b']]} />)
  row('b').setAttribute('aria-haspopup', 'menu')
  for (const isOpen of ['true', 'false']) {
    row('b').setAttribute('aria-expanded', isOpen)
    resize()
  }
  expect(scrolledTo.mock.calls).toEqual([['b']])
})

it('whoever scrolled by then is left where they are', () => {
  window.history.replaceState({ lakedeckRow: 'b' }, '')
  const { rerender } = render(<Page sections={[['a']]} />)
  fireEvent.wheel(document.body)
  rerender(<Page sections={[['a', 'b']]} />)
  expect(focused()).toBeNull()
})

it('the row that was returned to is jumped to once, not whenever it comes again', () => {
  window.history.replaceState({ lakedeckRow: 'b' }, '')
  const { rerender } = render(<Page sections={[['a', 'b']]} />)
  expect(focused()).toBe('b')
  rerender(<Page sections={[['a']]} />)
  rerender(<Page sections={[['a']]} />)
  rerender(<Page sections={[['a', 'b']]} />)
  expect(focused()).toBeNull()
})
