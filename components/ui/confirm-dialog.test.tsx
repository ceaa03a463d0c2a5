/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { ProblemError } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { ConfirmDialog, type Confirmation } from './confirm-dialog'

const problem: Problem = {
  type: 'urn:x',
  title: 'No',
  status: 403,
  detail: '',
  code: 'PERMISSION_DENIED',
  requestId: 'id',
}

const terminate: Confirmation = {
  title: 'Terminate etl?',
  consequences: ['Everything that runs on it is interrupted.'],
  confirmLabel: 'Terminate cluster',
  isDanger: true,
}

function open(confirmation: Confirmation, onConfirm = jest.fn().mockResolvedValue(undefined)) {
  const [onClose, onRefused] = [jest.fn(), jest.fn()]
  render(
    <ConfirmDialog
      confirmation={confirmation}
      onConfirm={onConfirm}
      onRefused={onRefused}
      onClose={onClose}
    />,
  )
  return {
    onConfirm,
    onClose,
    onRefused,
    button: screen.getByRole('button', { name: 'Terminate cluster' }),
  }
}

const press = (button: HTMLElement) => act(async () => void fireEvent.click(button))

describe('ConfirmDialog', () => {
  it('tells what will happen, does it on one key and closes', async () => {
    const { button, onConfirm, onClose } = open(terminate)
    expect(screen.getByText('Everything that runs on it is interrupted.')).toBeTruthy()
    expect(document.activeElement).toBe(button)
    await press(button)
    expect(onConfirm).toHaveBeenCalledTimes(1)
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('does nothing until the whole name is typed', async () => {
    const { button, onConfirm } = open({ ...terminate, nameToType: 'etl-shared' })
    const field = screen.getByLabelText(/etl-shared/)
    fireEvent.change(field, { target: { value: 'etl' } })
    await press(button)
    await act(async () => void fireEvent.submit(field.closest('form') as HTMLFormElement))
    expect(onConfirm).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-disabled')).toBe('true')

    fireEvent.change(field, { target: { value: 'etl-shared' } })
    await press(screen.getByRole('button', { name: 'Terminate cluster' }))
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  it('stays open with the reason when the action is refused', async () => {
    const refused = new ProblemError({ ...problem, detail: 'You may not do that.' })
    const { button, onClose, onRefused } = open(terminate, jest.fn().mockRejectedValue(refused))
    await press(button)
    expect(await screen.findByText('You may not do that.')).toBeTruthy()
    expect(onRefused).toHaveBeenCalledWith(refused.problem)
    expect(onClose).not.toHaveBeenCalled()
  })

  it('runs once, however often it is pressed', async () => {
    const { button, onConfirm } = open(
      terminate,
      jest.fn(() => new Promise<void>(() => undefined)),
    )
    await press(button)
    await press(button)
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })
})
