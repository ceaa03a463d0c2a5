import { writeZip } from '../../../core/zip'
import { openTestSite, type TestSite, type Who } from '../../test-site'
import { toDbc } from '../notebook/archive'
import { toJupyter } from '../notebook/jupyter'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const home = '/Users/ben@contoso.example'
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')

const put = (path: string, more: Record<string, unknown>, who: Who = 'ben') =>
  site.as(who, '/api/2.0/workspace/import', { method: 'POST', body: { path, ...more } })
const putFile = (path: string, text: string, query = '', who: Who = 'ben') =>
  site.as(who, `/api/2.0/workspace-files/import-file/${encodeURIComponent(path)}${query}`, {
    method: 'POST',
    bytes: Buffer.from(text),
  })
const status = async (path: string, who: Who = 'ben') =>
  (await site.as(who, `/api/2.0/workspace/get-status?path=${encodeURIComponent(path)}`)).body
const read = async (path: string, query = '') =>
  (
    await site.as(
      'ben',
      `/api/2.0/workspace/export?path=${encodeURIComponent(path)}&direct_download=true${query}`,
    )
  ).text

const source = '# Databricks notebook source\nprint(1)\n'

describe('importing', () => {
  it('keeps source to the letter, under the path as it was given', async () => {
    const content = base64(source)
    expect((await put(`${home}/n.py`, { content, language: 'PYTHON' })).body).toEqual({})
    expect(await status(`${home}/n.py`)).toMatchObject({
      object_type: 'NOTEBOOK',
      language: 'PYTHON',
    })
    expect(await read(`${home}/n.py`)).toBe(source)
  })

  it('puts the header of a notebook before source that has none', async () => {
    await put(`${home}/n`, { content: base64('SELECT 1'), language: 'SQL', format: 'SOURCE' })
    expect(await read(`${home}/n`)).toBe('-- Databricks notebook source\nSELECT 1')
  })

  it.each([
    ['n.py', source, 'n', 'NOTEBOOK'],
    ['n.sql', '-- Databricks notebook source\nSELECT 1', 'n', 'NOTEBOOK'],
    ['n.py', 'print(1)', 'n.py', 'FILE'],
    ['n.ipynb', toJupyter({ language: 'R', commands: ['1'] }, 'n'), 'n', 'NOTEBOOK'],
    ['n.txt', source, 'n.txt', 'FILE'],
  ])('AUTO takes %s that begins with %j for %s, a %s', async (name, text, found, type) => {
    expect((await put(`${home}/${name}`, { content: base64(text), format: 'AUTO' })).status).toBe(
      200,
    )
    expect(await status(`${home}/${found}`)).toMatchObject({ object_type: type })
  })

  it('reads back every format it gives', async () => {
    const from = `${home}/orders-exploration`
    const commands = await read(from)
    for (const format of ['HTML', 'JUPYTER', 'DBC']) {
      const path = `/api/2.0/workspace/export?path=${encodeURIComponent(from)}&format=${format}`
      const { content } = (await site.as('ben', path)).body
      expect([format, (await put(`${home}/from-${format}`, { content, format })).status]).toEqual([
        format,
        200,
      ])
      expect(await read(`${home}/from-${format}`)).toBe(commands)
    }
    const markdown = 'Words\n\n```{r}\n1 + 1\n```\n'
    await put(`${home}/rmd`, { content: base64(markdown), format: 'R_MARKDOWN' })
    expect(await status(`${home}/rmd`)).toMatchObject({ language: 'R' })
  })

  it('makes a folder of an archive, and does not overwrite one', async () => {
    const notebook = { language: 'SQL', commands: ['SELECT 1'] } as const
    const packed = [{ path: 'a/b/n', notebook: { ...notebook, commands: ['SELECT 1'] } }]
    const content = base64(toDbc(packed))
    expect((await put(`${home}/pack`, { content, format: 'DBC' })).status).toBe(200)
    expect(await read(`${home}/pack/a/b/n`)).toBe('-- Databricks notebook source\nSELECT 1\n')
    const again = await put(`${home}/pack`, { content, format: 'DBC' })
    expect(again.body.error_code).toBe('RESOURCE_ALREADY_EXISTS')
    const forced = await put(`${home}/pack`, { content, format: 'DBC', overwrite: true })
    expect(forced.body.error_code).toBe('INVALID_PARAMETER_VALUE')
    const zip = base64(writeZip([{ name: 'x.py', bytes: Buffer.from(source) }]))
    expect((await put(`${home}/zip`, { content: zip, format: 'SOURCE' })).status).toBe(200)
    expect(await status(`${home}/zip/x`)).toMatchObject({ object_type: 'NOTEBOOK' })
  })

  it('refuses an archive whose names climb', async () => {
    const content = base64(writeZip([{ name: '../../Shared/x.python', bytes: Buffer.from('{}') }]))
    const { status: code, body } = await put(`${home}/evil`, { content, format: 'DBC' })
    expect([code, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
  })

  it('replaces what is there only when asked, and keeps its id', async () => {
    const at = `${home}/orders-exploration`
    const before = await status(at)
    const wanted = { content: base64(source), language: 'PYTHON' }
    const refused = await put(at, wanted)
    expect(refused).toMatchObject({
      status: 400,
      body: {
        error_code: 'RESOURCE_ALREADY_EXISTS',
        message: `${at} already exists. Please pass overwrite=true to overwrite it.`,
      },
    })
    expect((await put(at, { ...wanted, overwrite: true })).status).toBe(200)
    expect(await status(at)).toMatchObject({ object_id: before.object_id })
    expect(await read(at)).toBe(source)
  })

  it('does not make a file of a notebook, nor a notebook of a folder', async () => {
    const content = base64('text')
    const file = await put(`${home}/orders-exploration`, {
      content,
      format: 'RAW',
      overwrite: true,
    })
    expect(file.body).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: `Cannot overwrite the asset at ${home}/orders-exploration due to type mismatch (asked: FILE, actual: NOTEBOOK).`,
    })
    const folder = await put(`${home}/streaming`, { content, language: 'SQL', overwrite: true })
    expect(folder.status).toBe(400)
  })

  it.each([
    ['no content', { language: 'SQL' }, 400, 'INVALID_PARAMETER_VALUE'],
    ['content that is not base64', { content: '§§', language: 'SQL' }, 400, 'MALFORMED_REQUEST'],
    ['no language', { content: base64('SELECT 1') }, 400, 'INVALID_PARAMETER_VALUE'],
    ['a strange language', { content: '', language: 'JAVA' }, 400, 'INVALID_PARAMETER_VALUE'],
    ['a strange format', { content: '', format: 'PDF' }, 400, 'INVALID_PARAMETER_VALUE'],
    ['text as Jupyter', { content: '', format: 'JUPYTER' }, 400, 'INVALID_PARAMETER_VALUE'],
    ['text as HTML', { content: '', format: 'HTML' }, 400, 'INVALID_PARAMETER_VALUE'],
  ])('refuses %s', async (_what, more, code, errorCode) => {
    const { status: got, body } = await put(`${home}/new`, more)
    expect([got, body.error_code]).toEqual([code, errorCode])
  })

  it('takes 10 MB of base64 and no more', async () => {
    const most = 10 * 1024 * 1024
    const fits = await put(`${home}/fits`, { content: 'A'.repeat(most), format: 'RAW' })
    expect(fits.status).toBe(200)
    expect(await status(`${home}/fits`)).toMatchObject({ size: (most / 4) * 3 })
    const over = await put(`${home}/over`, { content: 'A'.repeat(most + 4), format: 'RAW' })
    expect([over.status, over.body.error_code]).toEqual([400, 'MAX_NOTEBOOK_SIZE_EXCEEDED'])
  })

  it('needs the folder it goes into, and Manage on it', async () => {
    const wanted = { content: base64(source), language: 'PYTHON' }
    const missing = await put(`/Workspace${home}/none/n`, wanted)
    expect(missing).toMatchObject({
      status: 404,
      body: { message: `The parent folder (/Workspace${home}/none) does not exist.` },
    })
    const foreign = await put('/Teams/data-engineering/n', wanted, 'chloe')
    expect(foreign).toMatchObject({
      status: 403,
      body: {
        error_code: 'PERMISSION_DENIED',
        message:
          'chloe@contoso.example does not have Manage permissions on /Teams/data-engineering. ' +
          'Please contact the owner or an administrator for access.',
      },
    })
    expect((await put('/Shared/n', wanted, 'chloe')).status).toBe(200)
  })

  it('takes a form with a file, as the SDKs send it', async () => {
    const form = new FormData()
    form.set('path', `${home}/form.py`)
    form.set('format', 'AUTO')
    form.set('overwrite', 'true')
    form.set('content', new File([source], 'form.py'))
    const wire = new Response(form)
    const type = wire.headers.get('content-type') ?? ''
    const reply = await site.as('ben', '/api/2.0/workspace/import', {
      method: 'POST',
      headers: { 'content-type': type },
      bytes: Buffer.from(await wire.arrayBuffer()),
    })
    expect(reply.status).toBe(200)
    expect(await read(`${home}/form`)).toBe(source)
    const broken = await site.as('ben', '/api/2.0/workspace/import', {
      method: 'POST',
      headers: { 'content-type': type },
      bytes: Buffer.from('no form'),
    })
    expect([broken.status, broken.body.error_code]).toEqual([400, 'MALFORMED_REQUEST'])
  })
})

describe('import-file', () => {
  it('takes raw bytes to a path in one encoded segment', async () => {
    expect((await putFile(`Workspace${home}/a b.txt`, 'x')).status).toBe(200)
    expect(await status(`${home}/a b.txt`)).toMatchObject({ object_type: 'FILE', size: 1 })
    const direct = await site.as(
      'ben',
      `/api/2.0/workspace-files/${encodeURIComponent(`Workspace${home}/a b.txt`)}`,
    )
    expect(direct.text).toBe('x')
    const segments = await site.as(
      'ben',
      `/api/2.0/workspace-files/Users/ben@contoso.example/a%20b.txt`,
    )
    expect(segments.text).toBe('x')
  })

  it('makes a notebook of what begins like one, under its name without the ending', async () => {
    await putFile(`${home}/n.py`, source)
    await putFile(`${home}/j.ipynb`, toJupyter({ language: 'PYTHON', commands: ['1'] }, 'j'))
    expect(await status(`${home}/n`)).toMatchObject({ object_type: 'NOTEBOOK', language: 'PYTHON' })
    const info = `/api/2.0/workspace/get-status?path=${home}/j&return_export_info=true`
    expect((await site.as('ben', info)).body).toMatchObject({ repos_export_format: 'JUPYTER' })
  })

  it('tells files and notebooks that are there apart, as the CLI expects', async () => {
    await putFile(`${home}/f.txt`, '1')
    const file = await putFile(`${home}/f.txt`, '2')
    expect([file.status, file.body.error_code]).toEqual([409, 'ALREADY_EXISTS'])
    await putFile(`${home}/n.py`, source)
    const notebook = await putFile(`${home}/n.py`, source, '?overwrite=false')
    expect([notebook.status, notebook.body.error_code]).toEqual([400, 'RESOURCE_ALREADY_EXISTS'])
    expect(notebook.body.message).toContain('already exists.')
    expect((await putFile(`${home}/f.txt`, '2', '?overwrite=true')).status).toBe(200)
    expect(await read(`${home}/f.txt`)).toBe('2')
  })

  it('answers 404 for a folder that is not there, 403 for one of somebody else', async () => {
    expect((await putFile(`${home}/none/f.txt`, 'x')).status).toBe(404)
    expect((await putFile('/Users/ada@contoso.example/f.txt', 'x')).status).toBe(403)
    expect((await putFile('/Users/ben@contoso.example/../../Shared/x', 'x')).status).toBe(400)
  })

  it('lets nobody read what they may not see', async () => {
    await putFile(`${home}/f.txt`, 'secret')
    const path = `/api/2.0/workspace-files/${encodeURIComponent(`${home}/f.txt`)}`
    expect((await site.as('chloe', path)).status).toBe(404)
    const folder = await site.as('ben', `/api/2.0/workspace-files/${encodeURIComponent(home)}`)
    expect(folder.status).toBe(400)
  })
})
