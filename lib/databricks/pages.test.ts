import { collectPages, pagesOf, type Page } from './pages'

const pages: Record<string, Page<number>> = {
  first: { items: [1, 2], nextPageToken: 'b' },
  b: { items: [], nextPageToken: 'c' },
  c: { items: [3, 4], nextPageToken: null },
}
const read = (token: string | null) => Promise.resolve(pages[token ?? 'first'] as Page<number>)

async function all(from: string | null = null) {
  const found: number[] = []
  for await (const page of pagesOf(read, from)) found.push(...page.items)
  return found
}

it('goes on after an empty page that has a next one, and ends without a token', async () => {
  expect(await all()).toEqual([1, 2, 3, 4])
})

it('can begin in the middle', async () => {
  expect(await all('c')).toEqual([3, 4])
})

it('asks for no more than the loop takes', async () => {
  const asked: (string | null)[] = []
  for await (const page of pagesOf((token) => (asked.push(token), read(token)))) if (page) break
  expect(asked).toEqual([null])
})

it.each([
  ['the same token', () => ({ items: [1], nextPageToken: 'x' })],
  [
    'a circle',
    (token: string | null) => ({ items: [1], nextPageToken: token === 'x' ? 'y' : 'x' }),
  ],
])('is an error when the workspace goes round by %s', async (_what, next) => {
  const round = async () => {
    for await (const page of pagesOf((token) => Promise.resolve(next(token))))
      expect(page.items).toEqual([1])
  }
  await expect(round()).rejects.toMatchObject({ code: 'PAGES_REPEAT', kind: 'unexpected' })
})

describe('collectPages', () => {
  it('stops at the limit and hands back where to go on', async () => {
    expect(await collectPages(2, null, read)).toEqual({ items: [1, 2], nextPageToken: 'b' })
  })

  it('says how many are still wanted', async () => {
    const wanted: number[] = []
    await collectPages(3, null, (token, still) => (wanted.push(still), read(token)))
    expect(wanted).toEqual([3, 1, 1])
  })

  it('has no token when there is no more', async () => {
    expect(await collectPages(100, null, read)).toEqual({
      items: [1, 2, 3, 4],
      nextPageToken: null,
    })
  })
})
