import type { DemoPorts } from '../scripts/demo-services'
import { signInScript } from './kills-script'

const width = 25
const layers = 20

/** Twenty layers of 25 tasks, each of which waits for three of the layer before. */
const tasks = Array.from({ length: width * layers }, (_, index) => {
  const layer = Math.floor(index / width)
  const before = [0, 1, 7].map((step) => (layer - 1) * width + ((index + step) % width))
  return {
    task_key: `task_${String(index).padStart(3, '0')}`,
    notebook_task: { notebook_path: '/Shared/wide/step' },
    ...(layer === 0
      ? {}
      : { depends_on: before.map((at) => ({ task_key: `task_${String(at).padStart(3, '0')}` })) }),
  }
})

/** Makes a job of 500 tasks in prod and starts it; the id of its run. */
export async function runOf500Tasks(ports: DemoPorts): Promise<string> {
  const { token, workspace } = await signInScript(ports)
  const post = async (path: string, body: object): Promise<Record<string, number>> => {
    const answer = await fetch(`${workspace}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, number>
  }
  const { job_id } = await post('create', {
    name: 'wide_500',
    tasks,
    access_control_list: [{ user_name: 'ben@contoso.example', permission_level: 'CAN_MANAGE' }],
  })
  const { run_id } = await post('run-now', { job_id })
  return String(run_id)
}
