import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { openTestSite, type TestSite, type Request, type Who } from '../test-site'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const landing = '/Volumes/main/sales/landing'
const exportsOf = '/Volumes/main/finance/exports'

const onFile = (who: Who, path: string, request: Request = {}) =>
  site.as(who, `/api/2.0/fs/files${path}`, request)
const onDirectory = (who: Who, path: string, method = 'GET') =>
  site.as(who, `/api/2.0/fs/directories${path}`, { method })
const upload = (who: Who, path: string, bytes: Buffer | string, query = '') =>
  onFile(who, path + query, { method: 'PUT', bytes: Buffer.from(bytes) })

describe('files in volumes', () => {
  it('come back byte for byte, and the directories above them are made', async () => {
    const bytes = randomBytes(3_000_000)
    const sent = await upload('ben', `${landing}/new/deep/a%20b.bin`, bytes)
    expect([sent.status, sent.text]).toEqual([204, ''])
    const got = await onFile('ben', `${landing}/new/deep/a%20b.bin`)
    expect(got.bytes.equals(bytes)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-length': '3000000',
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
    })
    const { contents } = (await onDirectory('ben', `${landing}/new/deep`)).body
    expect(contents).toMatchObject([
      { path: `${landing}/new/deep/a b.bin`, name: 'a b.bin', is_directory: false, file_size: 3e6 },
    ])
  })

  it('are replaced only with overwrite', async () => {
    await upload('ben', `${landing}/f`, 'one')
    for (const query of ['', '?overwrite=false']) {
      const { status, body } = await upload('ben', `${landing}/f`, 'two', query)
      expect([status, body.error_code]).toEqual([409, 'ALREADY_EXISTS'])
    }
    expect((await upload('ben', `${landing}/f`, 'two', '?overwrite=true')).status).toBe(204)
    expect((await onFile('ben', `${landing}/f`)).text).toBe('two')
  })

  it.each([
    ['bytes=0-4', 206, 'order', 'bytes 0-4/'],
    ['bytes=6-', 206, undefined, 'bytes 6-'],
    ['bytes=-4', 206, undefined, undefined],
    ['bytes=0-999999', 206, undefined, 'bytes 0-'],
    ['bytes=0-1,3-4', 200, undefined, undefined],
    ['lines=1', 200, undefined, undefined],
  ])('come in part for Range %s', async (range, status, text, contentRange) => {
    const path = `${landing}/orders/part-01.csv`
    const whole = await onFile('ben', path)
    const part = await onFile('ben', path, { headers: { range } })
    expect(part.status).toBe(status)
    if (text !== undefined) expect(part.text).toBe(text)
    if (contentRange) expect(part.headers['content-range']).toContain(contentRange)
    if (status === 200) expect(part.text).toBe(whole.text)
    if (range === 'bytes=-4') expect(part.text).toBe(whole.text.slice(-4))
  })

  it('refuse a range behind their end, and tell their size', async () => {
    await upload('ben', `${landing}/f`, 'abc')
    const { status, headers } = await onFile('ben', `${landing}/f`, {
      headers: { range: 'bytes=3-' },
    })
    expect([status, headers['content-range']]).toEqual([416, 'bytes */3'])
  })

  it('refuse to be read when they were modified since', async () => {
    const path = `${landing}/f`
    await upload('ben', path, 'abc')
    const { headers } = await onFile('ben', path, { method: 'HEAD' })
    const since = { 'if-unmodified-since': headers['last-modified'] ?? '' }
    expect((await onFile('ben', path, { headers: since })).status).toBe(200)
    site.clock.advance(5_000)
    await upload('ben', path, 'later', '?overwrite=true')
    const { status, body } = await onFile('ben', path, { headers: since })
    expect([status, body.error_code]).toEqual([412, 'PRECONDITION_FAILED'])
  })

  it('answer HEAD without a body, also where they are not', async () => {
    const there = await onFile('ben', `${landing}/orders/part-01.csv`, { method: 'HEAD' })
    expect([there.status, there.text]).toEqual([200, ''])
    expect(Number(there.headers['content-length'])).toBeGreaterThan(100)
    expect(Date.parse(there.headers['last-modified'] ?? '')).toBeLessThan(site.clock.now())
    const none = await onFile('ben', `${landing}/none`, { method: 'HEAD' })
    expect([none.status, none.text]).toEqual([404, ''])
  })

  it('are gone after they are deleted', async () => {
    const path = `${landing}/orders/part-01.csv`
    expect((await onFile('ben', path, { method: 'DELETE' })).status).toBe(204)
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await onFile('ben', path, { method })
      expect([status, body.error_code]).toEqual([404, 'NOT_FOUND'])
    }
  })

  it('may be empty', async () => {
    expect((await upload('ben', `${landing}/empty`, '')).status).toBe(204)
    expect(await onFile('ben', `${landing}/empty`)).toMatchObject({ status: 200, text: '' })
  })

  it('may not be larger than 5 GiB, which is said before they are sent', async () => {
    const size = String(5 * 1024 ** 3 + 1)
    const outgoing = httpRequest(`${site.origin()}/api/2.0/fs/files${landing}/huge`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await site.token('ben')}`, 'content-length': size },
    })
    outgoing.on('error', () => undefined).flushHeaders()
    const [response] = (await once(outgoing, 'response')) as [{ statusCode: number }]
    expect(response.statusCode).toBe(413)
    outgoing.destroy()
    expect((await onFile('ben', `${landing}/huge`)).status).toBe(404)
  })

  it('are not there when their sender goes away in the middle', async () => {
    const outgoing = httpRequest(`${site.origin()}/api/2.0/fs/files${landing}/half`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await site.token('ben')}`, 'content-length': '1000000' },
    })
    outgoing.on('error', () => undefined)
    await new Promise((resolve) => outgoing.write(Buffer.alloc(1000), resolve))
    outgoing.destroy()
    await new Promise((resolve) => outgoing.once('close', resolve))
    expect((await onFile('ben', `${landing}/half`)).status).toBe(404)
  })
})

describe('directories in volumes', () => {
  it('come in pages, by name', async () => {
    for (const name of ['b', 'a', 'c']) await upload('ben', `${landing}/pages/${name}`, name)
    const path = `/api/2.0/fs/directories${landing}/pages?page_size=2`
    const first = (await site.as('ben', path)).body
    expect(first.contents?.map(({ name }) => name)).toEqual(['a', 'b'])
    const rest = (await site.as('ben', `${path}&page_token=${first.next_page_token}`)).body
    expect(rest.contents?.map(({ name }) => name)).toEqual(['c'])
    expect(rest.next_page_token).toBeUndefined()
    const other = `/api/2.0/fs/directories${landing}?page_token=${first.next_page_token}`
    expect((await site.as('ben', other)).status).toBe(400)
  })

  it('are made again and again without complaint, but not over a file', async () => {
    expect((await onDirectory('ben', `${landing}/x/y`, 'PUT')).status).toBe(204)
    expect((await onDirectory('ben', `${landing}/x/y/`, 'PUT')).status).toBe(204)
    expect((await onDirectory('ben', `${landing}/x/y`)).body).toEqual({})
    await upload('ben', `${landing}/x/f`, '1')
    for (const path of [`${landing}/x/f`, `${landing}/x/f/below`]) {
      const { status, body } = await onDirectory('ben', path, 'PUT')
      expect([status, body.message]).toEqual([
        409,
        'The given path points to an existing file. This API does not support operations on files.',
      ])
    }
    expect((await upload('ben', `${landing}/x/f/below`, '1')).status).toBe(409)
    expect((await upload('ben', `${landing}/x/y`, '1', '?overwrite=true')).status).toBe(409)
  })

  it('are deleted when empty, and say in their details when they are not', async () => {
    const { status, body } = await onDirectory('ben', `${landing}/orders`, 'DELETE')
    expect(status).toBe(400)
    expect(body.details[0]).toMatchObject({ reason: 'FILES_API_DIRECTORY_IS_NOT_EMPTY' })
    await onDirectory('ben', `${landing}/x`, 'PUT')
    expect((await onDirectory('ben', `${landing}/x`, 'DELETE')).status).toBe(204)
    expect((await onDirectory('ben', `${landing}/x`, 'DELETE')).status).toBe(404)
    const root = await onDirectory('ada', exportsOf, 'DELETE')
    expect(root.status).toBe(400)
  })

  it('answer HEAD where they are, and 404 for a file', async () => {
    expect((await onDirectory('ben', `${landing}/orders`, 'HEAD')).status).toBe(200)
    expect((await onDirectory('ben', `${landing}/none`, 'HEAD')).status).toBe(404)
    expect((await onDirectory('ben', `${landing}/orders/part-01.csv`, 'HEAD')).status).toBe(404)
  })
})

describe('rights on volumes', () => {
  it.each([
    ['ada', landing, 200, 204],
    ['ben', landing, 200, 204],
    ['finance-etl', landing, 200, 204],
    ['chloe', landing, 200, 403],
    ['ben', exportsOf, 200, 204],
    ['chloe', '/Volumes/ml/churn/features', 403, 403],
    ['ben', '/Volumes/ml/churn/features', 200, 403],
  ] as const)('%s on %s: reading %i, writing %i', async (who, path, reading, writing) => {
    expect((await onDirectory(who, path)).status).toBe(reading)
    expect((await upload(who, `${path}/by-${who}`, 'x')).status).toBe(writing)
  })

  it('are refused in the words of Unity Catalog', async () => {
    const writing = await upload('chloe', `${landing}/x`, 'x')
    expect(writing.body).toMatchObject({
      error_code: 'PERMISSION_DENIED',
      message: "User does not have WRITE VOLUME on Volume 'main.sales.landing'.",
    })
    const entering = await onDirectory('chloe', '/Volumes/ml/churn/features')
    expect(entering.body.message).toBe("User does not have USE CATALOG on Catalog 'ml'.")
  })

  it.each([
    ['/Volumes/none/a/b/c', 404, "Catalog 'none' does not exist."],
    ['/Volumes/main/none/b/c', 404, "Schema 'main.none' does not exist."],
    ['/Volumes/main/sales/none/c', 404, "Volume 'main.sales.none' does not exist."],
    ['/Volumes/main', 400, /Volumes\/<catalog>/],
    ['/Users/ben', 400, /unsupported first path component: Users/],
    [`${landing}/../../finance/exports/x`, 400, /relative/],
    [`${landing}/%2e%2e/x`, 400, /relative/],
    [`${landing}//x`, 400, /empty/],
    [`${landing}/%zz`, 400, /percent/],
  ])('%s is answered %i', async (path, status, words) => {
    const reply = await onFile('ada', path)
    expect(reply.status).toBe(status)
    expect(reply.body.message).toEqual(expect.stringMatching(words))
  })
})
