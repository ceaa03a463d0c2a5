import { z } from 'zod'
import { apiPath } from './api-path'
import { callWorkspace } from './client'
import { workspaceAlias } from './ids'
import { json, personNumber, prod, serveWorkspaces } from './testing/serve-workspaces'
import { knownWorkspace, knownWorkspaces, learnWorkspaceId } from './workspaces'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

it('are those of the settings, in their order', () => {
  expect(knownWorkspaces().map(({ alias }) => alias)).toEqual(['prod', 'dev', 'gone'])
})

it('are production when their name begins so', () => {
  expect(knownWorkspace(prod).isProduction).toBe(true)
  expect(knownWorkspaces().map(({ isProduction }) => isProduction)).toEqual([true, false, false])
})

it('are not found under any other name, and the words name it', () => {
  expect(() => knownWorkspace(workspaceAlias.parse('test'))).toThrow('no workspace called test')
})

it('tell their id with their first answer', async () => {
  expect(knownWorkspace(prod).workspaceId).toBeNull()
  server.reply(json({}, 200, { 'x-databricks-org-id': '7405612345678901' }))
  await callWorkspace(personNumber(1), prod, {
    method: 'GET',
    path: apiPath`/api/2.0/x`,
    reader: z.unknown(),
  })
  expect(knownWorkspace(prod).workspaceId).toBe('7405612345678901')
})

it.each([null, '', '0', 'abc', '1'.repeat(30)])('keep no id like %p', (id) => {
  const before = knownWorkspace(prod).workspaceId
  learnWorkspaceId(server.origin, id)
  expect(knownWorkspace(prod).workspaceId).toBe(before)
})
