import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Plan } from './plan'

/** Everything is formatted first, so that a template which does not parse leaves nothing half written. */
export async function writePlan(root: string, { made, changed }: Plan): Promise<void> {
  const formatted = await Promise.all(
    [...made, ...changed].map(async (file) => {
      const target = path.join(root, file.path)
      const config = await resolveConfig(target)
      return { target, text: await format(file.text, { ...config, filepath: target }) }
    }),
  )
  for (const { target, text } of formatted) {
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
