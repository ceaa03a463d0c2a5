import type { DemoPorts } from '../scripts/demo-services'
import { personsToken } from '../scripts/demo-token'

/** A script of Ada's, who may run and repair everything. */
export type Script = { token: string; api: string; workspace: string }

export async function signInScript(ports: DemoPorts): Promise<Script> {
  return {
    token: await personsToken(ports, 'ada'),
    api: `http://localhost:${ports.app}/api/databricks/workspaces/prod`,
    workspace: `http://127.0.0.1:${ports.workspace}/api/2.2/jobs`,
  }
}

/** Nothing where the connection broke, be it while the answer was read. */
async function askOnce(
  { token, api }: Script,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<{ status: number; text: string } | undefined> {
  try {
    const answer = await fetch(`${api}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return undefined
  }
}

/** Sends the same again until there is an answer: after a broken connection, and after a 502 or 503. */
export async function askUntilAnswered(
  script: Script,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<{ runId: string }> {
  for (let attempt = 1; attempt <= 400; attempt += 1) {
    const answer = await askOnce(script, path, body, headers)
    if (answer?.status === 200) return JSON.parse(answer.text) as { runId: string }
    if (answer && answer.status !== 502 && answer.status !== 503)
      throw new Error(`${path}: ${answer.status} ${answer.text}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${path} was never answered`)
}

type Page = {
  runs?: {
    run_id: number | string
    job_id: number | string
    trigger: string
    state: { result_state?: string }
  }[]
  next_page_token?: string
}

/** Straight from the workspace, which is what is to be believed. */
async function* runsOf(script: Script, query: Record<string, string>) {
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const asked = new URLSearchParams({
      limit: '25',
      ...query,
      ...(pageToken ? { page_token: pageToken } : {}),
    })
    const page = (await read(script, `runs/list?${asked.toString()}`)) as Page
    yield* page.runs ?? []
    pageToken = page.next_page_token || undefined
  }
}

async function read({ token, workspace }: Script, path: string): Promise<unknown> {
  const answer = await fetch(`${workspace}/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  // Ids beyond 2^53 would be rounded.
  return JSON.parse((await answer.text()).replace(/:\s*(\d{16,})/g, ':"$1"'))
}

/** The ids of the job's runs that somebody started by hand. */
export async function runsStarted(script: Script, jobId: string): Promise<string[]> {
  const found: string[] = []
  for await (const run of runsOf(script, { job_id: jobId }))
    if (run.trigger === 'ONE_TIME') found.push(String(run.run_id))
  return found
}

/** Of each job but one, the newest run, where it failed and was never repaired. */
export async function failedRuns(script: Script, butJobId: string): Promise<string[]> {
  const found: string[] = []
  const seen = new Set([butJobId])
  for await (const run of runsOf(script, { run_type: 'JOB_RUN' })) {
    const jobId = String(run.job_id)
    if (seen.has(jobId)) continue
    seen.add(jobId)
    if (run.state.result_state !== 'FAILED') continue
    if ((await repairsOf(script, String(run.run_id))) === 0) found.push(String(run.run_id))
    if (seen.size > 120) break
  }
  return found
}

type History = { repair_history?: { type: string }[] }

export async function repairsOf(script: Script, runId: string): Promise<number> {
  const run = (await read(script, `runs/get?run_id=${runId}&include_history=true`)) as History
  return (run.repair_history ?? []).filter(({ type }) => type === 'REPAIR').length
}
