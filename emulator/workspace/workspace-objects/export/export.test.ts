import { readZip } from '../../../core/zip'
import { openTestSite, type TestSite, type Who } from '../../test-site'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const notebook = '/Users/ben@contoso.example/orders-exploration'
const file = '/Users/ben@contoso.example/etl-tests/requirements.txt'

const ask = (path: string, more: Record<string, string> = {}, who: Who = 'ben') =>
  site.as(who, `/api/2.0/workspace/export?${new URLSearchParams({ path, ...more }).toString()}`)

const exported = async (path: string, format?: string) => {
  const { status, body } = await ask(path, format ? { format } : {})
  expect(status).toBe(200)
  return { type: body.file_type, bytes: Buffer.from(body.content, 'base64') }
}

describe('exporting', () => {
  it.each([
    ['SOURCE', 'py', /^# Databricks notebook source\n# MAGIC %md\n/],
    ['AUTO', 'py', /^# Databricks notebook source/],
    ['RAW', 'py', /^# Databricks notebook source/],
    ['HTML', 'html', /^<!DOCTYPE html>[^]*__DATABRICKS_NOTEBOOK_MODEL/],
    ['JUPYTER', 'ipynb', /"nbformat": 4/],
    ['R_MARKDOWN', 'rmd', /^---\ntitle: "orders-exploration"/],
  ])('gives a notebook as %s', async (format, type, words) => {
    const { type: told, bytes } = await exported(notebook, format)
    expect(told).toBe(type)
    expect(bytes.toString()).toMatch(words)
  })

  it('gives source when no format is asked for', async () => {
    expect(await exported(notebook)).toEqual(await exported(notebook, 'SOURCE'))
  })

  it('gives a notebook as an archive', async () => {
    const { type, bytes } = await exported(notebook, 'DBC')
    expect(type).toBe('dbc')
    expect(readZip(bytes).map(({ name }) => name)).toEqual(['orders-exploration.python'])
  })

  it('gives a folder as an archive of its notebooks, and with its files under AUTO alone', async () => {
    const folder = '/Users/ben@contoso.example'
    const names = async (format: string) =>
      readZip((await exported(folder, format)).bytes).map(({ name }) => name)
    const notebooks = ['orders-exploration.python', 'streaming/clickstream-sessions.scala']
    expect(await names('DBC')).toEqual(notebooks)
    expect(await names('SOURCE')).toEqual(notebooks)
    expect(await names('AUTO')).toEqual([
      'orders-exploration.py',
      'streaming/clickstream-sessions.scala',
      'etl-tests/requirements.txt',
      'etl-tests/test_orders.py',
    ])
    expect((await ask(folder, { format: 'HTML' })).status).toBe(400)
  })

  it('packs nothing that somebody may not read', async () => {
    const reply = await ask('/Users', { format: 'DBC' }, 'chloe')
    const names = readZip(Buffer.from(reply.body.content, 'base64')).map(({ name }) => name)
    expect(names).toEqual([
      'chloe@contoso.example/customer-cohorts.r',
      'chloe@contoso.example/monthly-revenue.sql',
    ])
  })

  it('gives bytes instead of JSON for a direct download', async () => {
    const { bytes } = await exported(notebook, 'JUPYTER')
    const direct = await ask(notebook, { format: 'JUPYTER', direct_download: 'true' })
    expect(direct.bytes).toEqual(bytes)
    expect(direct.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-disposition': "attachment; filename*=UTF-8''orders-exploration.ipynb",
    })
    expect((await ask(file, { direct_download: 'true' })).text).toBe(
      'pytest==8.3.4\nchispa==0.10.1\n',
    )
  })

  it('gives a file as it is, and in no format of notebooks', async () => {
    expect((await exported(file)).bytes.toString()).toContain('pytest')
    expect((await exported(file, 'AUTO')).type).toBe('txt')
    expect((await ask(file, { format: 'HTML' })).status).toBe(400)
  })

  it('refuses a format that does not exist, whatever its case', async () => {
    for (const format of ['PDF', 'source']) {
      const { status, body } = await ask(notebook, { format })
      expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    }
  })

  it('is limited to 10 MB as JSON, and not as a direct download', async () => {
    const path = '/Users/ben@contoso.example/large'
    const write = (name: string, bytes: Buffer) =>
      site.as('ben', `/api/2.0/workspace-files/import-file/${encodeURIComponent(path + name)}`, {
        method: 'POST',
        bytes,
      })
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, '#')
    expect((await write('.bin', large)).status).toBe(200)
    const refused = await ask(`${path}.bin`)
    expect([refused.status, refused.body.error_code]).toEqual([400, 'MAX_READ_SIZE_EXCEEDED'])
    const direct = await ask(`${path}.bin`, { direct_download: 'true' })
    expect(direct.bytes.equals(large)).toBe(true)

    const header = Buffer.from('# Databricks notebook source\n')
    const nearly = Buffer.concat([header, Buffer.alloc(10 * 1024 * 1024 - 40, '#')])
    expect((await write('.py', nearly)).status).toBe(200)
    expect((await ask(path)).status).toBe(200)
    const html = await ask(path, { format: 'HTML' })
    expect([html.status, html.body.error_code]).toEqual([400, 'MAX_NOTEBOOK_SIZE_EXCEEDED'])
  })
})
