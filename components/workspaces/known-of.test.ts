import { knownOf } from './known-of'

const here = { live: { asOf: '2026-01-01T00:00:00Z', error: undefined } }
const missing = { live: { asOf: undefined, error: undefined } }
const old = { live: { asOf: '2026-01-01T00:00:00Z', error: { title: 'No' } } }
const long = { live: { ...here.live, hasMore: true } }

it('all is known when every workspace answered to the end and nothing is filtered away', () =>
  expect(knownOf({ parts: [here, here], rows: [1] }, [1])).toEqual({
    isAny: true,
    isWhole: true,
    isNarrow: false,
  }))

it.each([
  ['has not answered', missing],
  ['failed at the last look', old],
  ['has more than is loaded', long],
])('not all is known while a workspace %s', (_, part) =>
  expect(knownOf({ parts: [here, part], rows: [] }, []).isWhole).toBe(false),
)

it('a filter that hides something narrows; one that hides nothing does not', () => {
  expect(knownOf({ parts: [here], rows: [1, 2] }, [1]).isNarrow).toBe(true)
  expect(knownOf({ parts: [here], rows: [1, 2] }, [1, 2]).isNarrow).toBe(false)
})

it('nothing is known while no workspace answered', () => {
  expect(knownOf({ parts: [missing, missing], rows: [] }, []).isAny).toBe(false)
  expect(knownOf({ parts: [missing, old], rows: [] }, []).isAny).toBe(true)
})
