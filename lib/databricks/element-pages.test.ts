import { joinArrays, joinedPages, type ElementPage } from './element-pages'

type Job = ElementPage & { name: string; tasks?: number[]; clusters?: string[] }
const pages: Record<string, Job> = {
  first: { name: 'a', tasks: [1, 2], clusters: ['x'], next_page_token: 'second' },
  second: { name: 'a', tasks: [3], next_page_token: 'third' },
  third: { name: 'a', tasks: [4], clusters: ['y'], next_page_token: '' },
}
const join = (whole: Job, page: Job) => joinArrays(whole, page, ['tasks', 'clusters'])

it('joins the arrays of every page, in order, also where a page has none', async () => {
  const whole = await joinedPages((token) => Promise.resolve(pages[token ?? 'first'] as Job), join)
  expect(whole).toMatchObject({ name: 'a', tasks: [1, 2, 3, 4], clusters: ['x', 'y'] })
})

it('takes one page as it is', async () => {
  const only: Job = { name: 'b' }
  expect(await joinedPages(() => Promise.resolve(only), join)).toBe(only)
})

it('ends with an error where the pages go round', async () => {
  const same: Job = { name: 'c', next_page_token: 'again' }
  await expect(joinedPages(() => Promise.resolve(same), join)).rejects.toMatchObject({
    code: 'PAGES_REPEAT',
  })
})

it('fails where a page is refused', async () => {
  const refused = () => Promise.reject(new Error('no'))
  await expect(joinedPages<Job>(refused, join)).rejects.toThrow('no')
})
