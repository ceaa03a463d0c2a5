/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import { act, Component, type ReactNode } from 'react'
import { onUse } from './on-use'

/** As the page's own: what failed is drawn anew when somebody says so. */
class Boundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError = () => ({ hasFailed: true })
  override render() {
    if (!this.state.hasFailed) return this.props.children
    return <button onClick={() => this.setState({ hasFailed: false })}>Try again</button>
  }
}

const Part = () => <p>the part</p>
const gone = () => Promise.reject(new Error('Failed to load chunk'))

let load: jest.Mock<Promise<typeof Part>>
beforeEach(() => {
  load = jest.fn(async () => Part)
  // React tells every error that a boundary took.
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  Object.assign(window, { requestIdleCallback: (run: () => void) => run() })
})
afterEach(() => jest.restoreAllMocks())

async function open(Late: ReturnType<typeof onUse>) {
  await act(async () => {
    render(
      <Boundary>
        <Late />
      </Boundary>,
    )
  })
}
const press = () => act(async () => screen.getByRole('button', { name: 'Try again' }).click())

it('fetches the code once the page rests, and draws it when it is wanted', async () => {
  const Late = onUse(load, <p>meanwhile</p>)
  expect(load).toHaveBeenCalledTimes(1)
  render(<Late />)
  expect(screen.getByText('meanwhile')).toBeTruthy()
  expect(await screen.findByText('the part')).toBeTruthy()
})

it('fetches the code again when it could not be had before it was wanted', async () => {
  load.mockImplementationOnce(gone)
  await open(onUse(load))
  expect(screen.getByText('the part')).toBeTruthy()
})

it('fetches the code again at each try after a failure, and not by itself', async () => {
  const Late = onUse(load)
  load.mockReset().mockImplementationOnce(gone).mockImplementationOnce(gone).mockResolvedValue(Part)
  await open(Late)
  expect(load).toHaveBeenCalledTimes(1)
  await press()
  expect(load).toHaveBeenCalledTimes(2)
  await press()
  expect(screen.getByText('the part')).toBeTruthy()
})
