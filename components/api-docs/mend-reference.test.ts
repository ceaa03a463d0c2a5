/**
 * @jest-environment jsdom
 */
import { mendReference } from './mend-reference'

it('names and reaches what Swagger UI draws, also what it draws later', async () => {
  const reference = document.createElement('div')
  reference.innerHTML = '<h3>clusters</h3>'
  mendReference(reference)
  expect(reference.innerHTML).toBe('<h3 aria-level="2">clusters</h3>')
  reference.insertAdjacentHTML('beforeend', '<pre class="microlight"></pre><pre></pre>')
  await new Promise((resolve) => setTimeout(resolve))
  expect([...reference.querySelectorAll('pre')].map((pre) => pre.tabIndex)).toEqual([0, -1])
})

it('names the fields of a parameter by it', () => {
  const reference = document.createElement('div')
  reference.innerHTML = '<table><tr data-param-name="sort"><td><select></select></td></tr></table>'
  mendReference(reference)
  expect(reference.querySelector('select')?.getAttribute('aria-label')).toBe('sort')
})
