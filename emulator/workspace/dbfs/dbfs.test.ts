import { openTestSite, type TestSite, type Who } from '../test-site'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const get = (verb: string, query: Record<string, string>, who: Who = 'ben') =>
  site.as(who, `/api/2.0/dbfs/${verb}?${new URLSearchParams(query).toString()}`)
const post = (verb: string, body: object, who: Who = 'ben') =>
  site.as(who, `/api/2.0/dbfs/${verb}`, { method: 'POST', body })
const put = (path: string, text: string, more = {}) =>
  post('put', { path, contents: base64(text), ...more })
const read = async (path: string, more = {}) => (await get('read', { path, ...more })).body
const megabyte = 1024 * 1024

describe('DBFS', () => {
  it('lists directories and files, with or without its scheme', async () => {
    const { files } = (await get('list', { path: 'dbfs:/FileStore/tables' })).body
    expect(files).toMatchObject([{ path: '/FileStore/tables/stores.csv', is_dir: false }])
    const one = (await get('list', { path: '/FileStore/tables/stores.csv' })).body.files
    expect(one).toHaveLength(1)
    expect((await get('list', { path: '/mnt' })).body).toEqual({})
    const status = (await get('get-status', { path: '/mnt' })).body
    expect(status).toMatchObject({ path: '/mnt', is_dir: true, file_size: 0 })
  })

  it('reads what it was put, in parts of at most 1 MB', async () => {
    expect((await put('/tmp/f', 'hello world')).body).toEqual({})
    expect(await read('/tmp/f')).toEqual({ bytes_read: 11, data: base64('hello world') })
    expect(await read('/tmp/f', { offset: '6', length: '3' })).toMatchObject({
      data: base64('wor'),
    })
    expect(await read('/tmp/f', { offset: '50' })).toEqual({ bytes_read: 0, data: '' })
    const { status, body } = await get('read', { path: '/tmp/f', length: String(megabyte + 1) })
    expect([status, body.error_code]).toEqual([400, 'MAX_READ_SIZE_EXCEEDED'])
    for (const wrong of [{ offset: '-1' }, { length: '-1' }, { offset: 'a' }]) {
      expect((await get('read', { path: '/tmp/f', ...wrong })).status).toBe(400)
    }
    expect((await get('read', { path: '/tmp' })).body.error_code).toBe('INVALID_PARAMETER_VALUE')
  })

  it('gives half a megabyte when no length is asked for', async () => {
    await put('/tmp/f', 'x'.repeat(megabyte))
    expect(await read('/tmp/f')).toMatchObject({ bytes_read: megabyte / 2 })
    expect(await read('/tmp/f', { length: String(megabyte) })).toMatchObject({
      bytes_read: megabyte,
    })
  })

  it('takes at most 1 MB in one call, replaces only when asked, and makes directories', async () => {
    expect((await put('/new/deep/f', 'x'.repeat(megabyte + 1))).body.error_code).toBe(
      'MAX_BLOCK_SIZE_EXCEEDED',
    )
    expect((await put('/new/deep/f', '1')).status).toBe(200)
    const again = await put('/new/deep/f', '2')
    expect([again.status, again.body.error_code]).toEqual([400, 'RESOURCE_ALREADY_EXISTS'])
    expect((await put('/new/deep/f', '2', { overwrite: true })).status).toBe(200)
    expect(await read('/new/deep/f')).toMatchObject({ data: base64('2') })
    expect((await put('/new/deep', '2', { overwrite: true })).status).toBe(400)
    expect((await put('/new/deep/f/g', '2')).body.error_code).toBe('RESOURCE_ALREADY_EXISTS')
    const odd = await post('put', { path: '/tmp/odd', contents: '§' })
    expect(odd.body.error_code).toBe('MALFORMED_REQUEST')
  })

  it('takes a posted file that is larger', async () => {
    const form = new FormData()
    form.set('path', '/tmp/posted')
    form.set('contents', new File([Buffer.alloc(2 * megabyte, 'p')], 'posted'))
    const wire = new Response(form)
    const reply = await site.as('ben', '/api/2.0/dbfs/put', {
      method: 'POST',
      headers: { 'content-type': wire.headers.get('content-type') ?? '' },
      bytes: Buffer.from(await wire.arrayBuffer()),
    })
    expect(reply.status).toBe(200)
    expect((await get('get-status', { path: '/tmp/posted' })).body).toMatchObject({
      file_size: 2 * megabyte,
    })
  })

  it('writes block by block: the file is there once it is closed', async () => {
    const { handle } = (await post('create', { path: '/tmp/stream' })).body
    for (const text of ['one ', 'two']) {
      expect((await post('add-block', { handle, data: base64(text) })).body).toEqual({})
    }
    expect((await get('get-status', { path: '/tmp/stream' })).status).toBe(404)
    expect((await post('close', { handle })).body).toEqual({})
    expect(await read('/tmp/stream')).toMatchObject({ data: base64('one two') })
    for (const verb of ['close', 'add-block']) {
      const { status, body } = await post(verb, { handle, data: '' })
      expect([status, body.error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
    }
    expect((await post('create', { path: '/tmp/stream' })).body.error_code).toBe(
      'RESOURCE_ALREADY_EXISTS',
    )
    expect((await post('create', { path: '/tmp/stream', overwrite: true })).status).toBe(200)
  })

  it('keeps a handle to who opened it, for ten idle minutes', async () => {
    const { handle } = (await post('create', { path: '/tmp/stream' })).body
    const block = { handle, data: base64('x') }
    expect((await post('add-block', block, 'ada')).status).toBe(404)
    site.clock.advance(599_000)
    expect((await post('add-block', block)).status).toBe(200)
    site.clock.advance(601_000)
    expect((await post('add-block', block)).status).toBe(404)
    const large = { handle, data: base64('x'.repeat(megabyte + 1)) }
    expect((await post('add-block', { ...large, handle: 1 })).status).toBe(404)
  })

  it('makes directories, not through files', async () => {
    for (const path of ['/a/b/c', '/a/b/c']) {
      expect((await post('mkdirs', { path })).body).toEqual({})
    }
    await put('/a/f', '1')
    const { status, body } = await post('mkdirs', { path: '/a/f/x' })
    expect([status, body.error_code]).toEqual([400, 'RESOURCE_ALREADY_EXISTS'])
  })

  it('moves files and directories, never onto something', async () => {
    await put('/a/b/f', '1')
    const move = (source_path: string, destination_path: string) =>
      post('move', { source_path, destination_path })
    expect((await move('/a/b', '/a/moved')).body).toEqual({})
    expect(await read('/a/moved/f')).toMatchObject({ data: base64('1') })
    expect((await get('get-status', { path: '/a/b' })).status).toBe(404)
    await put('/a/other', '2')
    expect((await move('/a/other', '/a/moved/f')).body.error_code).toBe('RESOURCE_ALREADY_EXISTS')
    expect((await move('/a/none', '/a/x')).body.error_code).toBe('RESOURCE_DOES_NOT_EXIST')
    expect((await move('/a/other', '/none/x')).body.error_code).toBe('RESOURCE_DOES_NOT_EXIST')
    expect((await move('/a', '/a/moved/deep')).status).toBe(400)
  })

  it('deletes what is not there, and what is full only when told to', async () => {
    expect((await post('delete', { path: '/none' })).body).toEqual({})
    const { status, body } = await post('delete', { path: '/FileStore' })
    expect([status, body.error_code]).toEqual([400, 'IO_ERROR'])
    expect(body.message).toContain('Directory is not empty. Use recursive delete')
    expect((await post('delete', { path: '/FileStore', recursive: true })).status).toBe(200)
    expect((await get('list', { path: '/FileStore' })).status).toBe(404)
  })

  it.each([
    ['list', 'FileStore', 400],
    ['list', '/FileStore/../tmp', 400],
    ['get-status', '', 400],
    ['get-status', '/none', 404],
  ])('refuses to %s %j', async (verb, path, status) => {
    expect((await get(verb, { path })).status).toBe(status)
  })

  it('is for who may work in the workspace, and partly for reading only', async () => {
    const { status, body } = await get('list', { path: '/' }, 'chloe')
    expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
    expect((await post('put', { path: '/tmp/x', contents: '' }, 'chloe')).status).toBe(403)
    for (const reply of [
      await put('/databricks-datasets/x', 'x'),
      await post('delete', { path: '/databricks-datasets', recursive: true }),
      await post('delete', { path: '/', recursive: true }),
    ]) {
      expect([reply.status, reply.body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
    }
  })
})
