// The list of jobs that never succeeded, for which each job has to be asked about by itself: how far it has come
// some seconds and some minutes after it was opened, and what that asks of the workspaces. Every opening is a cold one.
import { setTimeout as sleep } from 'node:timers/promises'
import { type SignedIn, whileSignedIn } from './signed-in'

const scales = [1, 10, 100] as const
/** When it is looked at how far the list has come, in seconds after it was opened. */
const looksAt = [5, 15, 60, 120]

async function openList({ origin, page, countCalls }: SignedIn): Promise<object> {
  const before = await countCalls()
  const startedAt = performance.now()
  await page.goto(`${origin}/jobs?show=never-succeeded`, { waitUntil: 'commit' })
  const note = page.getByText(/jobs? looked at/)
  await note.waitFor({ timeout: 60_000 })
  const told: Record<string, string> = { 'first answer': inSeconds(performance.now() - startedAt) }
  for (const seconds of looksAt) {
    await sleep(Math.max(0, startedAt + seconds * 1_000 - performance.now()))
    const words = await note.innerText()
    const looked = /([\d\s]+) jobs? looked at/.exec(words)?.[1]?.trim() ?? '?'
    told[`${seconds} s`] = `${looked} jobs, ${(await countCalls()) - before} calls`
  }
  return told
}

const inSeconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

async function compareScales() {
  const rows: Record<string, object> = {}
  for (const scale of scales) {
    const options = { emulator: { jobScale: scale }, startAt: '/api-docs' }
    rows[`${scale} ×`] = await whileSignedIn(openList, options)
  }
  console.table(rows)
}

void compareScales()
