import { type ApiError, WorkspaceClient } from '@databricks/sdk-experimental'
import { firstDifference } from './diary'
import { sdkStory } from './sdk-story'
import { databricksToken } from './tokens'
import { expect, test, toldBy } from './ways'

test.describe.configure({ mode: 'default' })

const ended = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' }

/** What the story comes to, whichever way it goes: calls that all failed alike would prove nothing. */
const ends: Record<string, Record<string, unknown>> = {
  me: { userName: 'ben@contoso.example' },
  'get a cluster': { state: 'TERMINATED' },
  'its status': { object_type: 'NOTEBOOK', language: 'PYTHON' },
  'export it as SOURCE': {
    content: Buffer.from('# Databricks notebook source\nprint("hello")\n').toString('base64'),
  },
  'run now, and wait for the end': { state: ended },
  'run now with the same token is the same run': { isSame: true },
  'repair it, and wait for success': { state: ended },
  'cancel a run, and wait for its end': {
    state: { life_cycle_state: 'TERMINATED', result_state: 'CANCELED' },
  },
  'start a cluster, and wait until it runs': { state: 'RUNNING' },
  'terminate it, and wait for its end': { state: 'TERMINATED' },
  'a warehouse that was stopped': { state: 'STOPPED' },
  'start it, and wait until it runs': { state: 'RUNNING' },
  '429, which the SDK tries again': { userName: 'ben@contoso.example' },
}

const refusals: Record<string, RegExp> = {
  'import it again': /^400 .*RESOURCE_ALREADY_EXISTS/,
  'run now, and wait for the failure': /Task fails_once failed/,
  'repair it again': /^400 .*latest repair ID/,
  'start a cluster that starts': /^400 .*INVALID_STATE/,
  'make it again': /^400 .*RESOURCE_ALREADY_EXISTS/,
  '404: a job that is not there': /^400 .*Job 1 does not exist/,
  '404: a path that is not there': /^404 .*RESOURCE_DOES_NOT_EXIST/,
  '403: delete a scope of others': /^403 .*PERMISSION_DENIED/,
  'INVALID_STATE: restart what does not run': /^400 .*INVALID_STATE/,
}

test('the JavaScript SDK is answered by both doors as by the workspace itself, call for call', async ({
  ways,
}) => {
  test.setTimeout(120_000)
  const [straight, ...doors] = ways
  if (!straight) throw new Error('There is no way to the workspace')
  const direct = await toldBy(straight, sdkStory)

  const outcome = new Map(direct.outcomes.map((each) => [each.call, each]))
  for (const [call, end] of Object.entries(ends))
    expect(outcome.get(call)?.answer, call).toMatchObject(end)
  for (const [call, words] of Object.entries(refusals)) {
    const { statusCode, message } = outcome.get(call)?.refusal as Partial<ApiError>
    expect(`${statusCode ?? ''} ${message}`, call).toMatch(words)
  }

  for (const door of doors) {
    const through = await toldBy(door, sdkStory)
    expect(firstDifference(direct.outcomes, through.outcomes), door.name).toBeNull()
    expect(through.calls, door.name).toEqual(direct.calls)
  }
})

test('the JavaScript SDK reads the code and the words of a refusal of ours', async ({ ways }) => {
  const token = await databricksToken('ben')
  for (const { name, origin } of ways.filter((way) => way.name !== 'straight')) {
    const ask = (bearer: string, path: string) => {
      const w = new WorkspaceClient({ host: origin, token: bearer, authType: 'pat', loaders: [] })
      const headers = new Headers({ accept: 'application/json' })
      const asked = w.apiClient.request({ method: 'GET', path, headers, raw: false })
      return asked.catch((error: unknown) => error as ApiError)
    }
    expect(await ask(token, '/api/2.0/no/such/path'), name).toMatchObject({
      statusCode: 404,
      errorCode: 'ENDPOINT_NOT_FOUND',
      message: "No API found for 'GET /no/such/path'",
    })
    expect(await ask('dapi0123456789abcdef', '/api/2.1/clusters/list'), name).toMatchObject({
      statusCode: 401,
      errorCode: 'PAT_REFUSED',
    })
  }
})
