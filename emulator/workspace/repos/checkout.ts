import type { Call } from '../call'
import { ancestorsOf, isWithin } from '../kept/path-tree'
import { autoPlan } from '../workspace-objects/import/plan'
import { putObject } from '../workspace-objects/import/write'
import { newFolder } from '../workspace-objects/new-folder'
import type { Commit } from './remote'
import type { Repo } from './repo'

/** Cone mode: the files of the root, and all of each folder named. */
function isChecked(path: string, patterns: readonly string[] | undefined): boolean {
  if (!patterns || !path.includes('/')) return true
  return patterns.some((pattern) => isWithin(`/${path}`, `/${pattern.replace(/^\/|\/$/g, '')}`))
}

/** Puts the files of a commit in the place of what the folder held. */
export async function checkOut(call: Call, { path, sparsePatterns }: Repo, { files }: Commit) {
  const { kept } = call.workspace
  const gone = kept.objects.children(path).flatMap((child) => kept.objects.remove(child.path))
  for (const [name, text] of Object.entries(files)) {
    if (!isChecked(name, sparsePatterns)) continue
    const plan = autoPlan(`${path}/${name}`, Buffer.from(text))
    for (const folder of ancestorsOf(plan.path).filter((each) => !kept.objects.get(each))) {
      kept.objects.set(newFolder(folder, call.now))
    }
    putObject(call, plan.path, plan.wanted, { text: plan.bytes.toString() })
  }
  await kept.commit(gone.map(({ content }) => content))
}
