import { z } from 'zod'
import { apiPath } from './api-path'
import { callWorkspace } from './client'
import { workspaceAlias } from './ids'
import { json, personNumber, prod, serveWorkspaces } from './testing/serve-workspaces'
import { configuredWorkspaces, knownWorkspace, learnWorkspaceId, workspacesOf } from './workspaces'

const anybody = personNumber(1)

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

it('are those of the settings, in their order', () => {
  expect(configuredWorkspaces().map(({ alias }) => alias)).toEqual(['prod', 'dev', 'gone'])
})

it('are production when their name begins so', () => {
  expect(knownWorkspace(anybody, prod).isProduction).toBe(true)
  expect(configuredWorkspaces().map(({ isProduction }) => isProduction)).toEqual([
    true,
    false,
    false,
  ])
})

it('are not found under any other name, and the words name it', () => {
  expect(() => knownWorkspace(anybody, workspaceAlias.parse('test'))).toThrow(
    'no workspace called test',
  )
})

it('tell their id with their first answer', async () => {
  expect(knownWorkspace(anybody, prod).workspaceId).toBeNull()
  server.reply(json({}, 200, { 'x-databricks-org-id': '7405612345678901' }))
  await callWorkspace(personNumber(1), prod, {
    method: 'GET',
    path: apiPath`/api/2.0/x`,
    reader: z.unknown(),
  })
  expect(knownWorkspace(anybody, prod).workspaceId).toBe('7405612345678901')
})

it.each([null, '', '0', 'abc', '1'.repeat(30)])('keep no id like %p', (id) => {
  const before = knownWorkspace(anybody, prod).workspaceId
  learnWorkspaceId(server.origin, id)
  expect(knownWorkspace(anybody, prod).workspaceId).toBe(before)
})

describe('those of a session', () => {
  const alias = (text: string) => workspaceAlias.parse(text)
  const added = (name: string, host: string) => ({ alias: alias(name), host, workspaceId: '42' })
  const lab = added('lab', 'https://adb-42.7.azuredatabricks.net')

  it('come after the configured ones, for whoever added them and for nobody else', () => {
    const adder = { ...personNumber(1), addedWorkspaces: [lab] }
    expect(workspacesOf(adder).map((each) => each.alias)).toEqual(['prod', 'dev', 'gone', 'lab'])
    expect(knownWorkspace(adder, lab.alias)).toEqual({ ...lab, isProduction: false })
    expect(() => knownWorkspace(personNumber(2), lab.alias)).toThrow('no workspace called lab')
  })

  it.each([
    ['the name', added('prod', lab.host)],
    ['the host', added('mine', 'as prod')],
  ])('never take %s of a configured one', (_what, theirs) => {
    const host = theirs.host === 'as prod' ? server.origin : theirs.host
    const adder = { addedWorkspaces: [{ ...theirs, host }] }
    expect(workspacesOf(adder)).toEqual(configuredWorkspaces())
  })

  it.each([
    ['contoso-prod', true],
    ['prd-west', true],
    ['reproduce', false],
  ])('are production where a word of the name says so: %s %p', (name, isProduction) => {
    const adder = { addedWorkspaces: [added(name, lab.host)] }
    expect(knownWorkspace(adder, alias(name)).isProduction).toBe(isProduction)
  })
})
