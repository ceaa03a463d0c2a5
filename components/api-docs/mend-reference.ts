/**
 * What Swagger UI (5.35) leaves out for people who hear the page or have no mouse. It draws whenever something is
 * opened, so this looks again each time; with the reference itself the observer goes.
 */
export function mendReference(reference: HTMLElement): void {
  mend(reference)
  new MutationObserver(() => mend(reference)).observe(reference, { childList: true, subtree: true })
}

/** Attributes that Swagger UI does not write, by what they stand on. */
const missing: [selector: string, attributes: Record<string, string>][] = [
  // They stand right under the title of the page.
  ['h3', { 'aria-level': '2' }],
  ['h4', { 'aria-level': '3' }],
  ['h5', { 'aria-level': '4' }],
  ['textarea.body-param__text', { 'aria-label': 'Request body' }],
  // What scrolls has to be reached by keys.
  ['pre.microlight', { tabindex: '0' }],
]

function mend(reference: HTMLElement): void {
  for (const [selector, attributes] of missing)
    for (const element of reference.querySelectorAll(selector)) give(element, attributes)
  for (const row of reference.querySelectorAll<HTMLElement>('tr[data-param-name]'))
    for (const field of row.querySelectorAll('select, input, textarea'))
      give(field, { 'aria-label': row.dataset.paramName ?? '' })
}

/** Only what is not there yet: each change is heard again. */
function give(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
