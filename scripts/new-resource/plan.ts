import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ResourceForm } from './form'
import { insertions } from './insertions'
import type { PlannedFile } from './planned-file'
import { Refusal } from '../refusal'
import { filesOf } from './templates'

/** What would be written: whole new files, and files of the house with a few lines more. */
export type Plan = { made: PlannedFile[]; changed: PlannedFile[] }

/** Reads the house and refuses, with every reason at once, before anything is written. */
export function planResource(root: string, form: ResourceForm): Plan {
  const made = filesOf(form)
  const homes = homesOf(form)
  const strays = made
    .map((file) => file.path)
    .filter((each) => !homes.some((home) => each.startsWith(`${home}/`)))
  const standing = [...homes, ...strays].filter((each) => existsSync(path.join(root, each)))
  if (standing.length > 0) {
    throw new Refusal(
      `There is something called ${form.noun} already, and nothing is ever overwritten:\n` +
        standing.map((each) => `  ${each}`).join('\n'),
    )
  }
  return { made, changed: changesOf(root, form) }
}

/** Folders that belong to one noun alone. */
const homesOf = ({ noun }: ResourceForm) => [
  `lib/resources/${noun}`,
  `components/${noun}`,
  `app/api/databricks/workspaces/[workspace]/${noun}`,
  `app/(console)/workspaces/[workspace]/${noun}`,
  `app/(console)/${noun}`,
  `emulator/workspace/${noun}`,
]

function changesOf(root: string, form: ResourceForm): PlannedFile[] {
  const faults: string[] = []
  const changed = insertions.flatMap(({ file, insert }) => {
    try {
      const before = readFileSync(path.join(root, file), 'utf8')
      const text = insert(before, form)
      return text === before ? [] : [{ path: file, text }]
    } catch (error) {
      faults.push(`  ${file}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
  if (faults.length === 0) return changed
  throw new Refusal(
    `These files no longer look as the generator knows them; change it in scripts/new-resource/insertions:\n` +
      faults.join('\n'),
  )
}
