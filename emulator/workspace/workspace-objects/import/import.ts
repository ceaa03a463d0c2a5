import type { ByteCall, Call } from '../../call'
import { readPosted } from '../../form-body'
import { ancestorsOf } from '../../kept/path-tree'
import { newFolder } from '../new-folder'
import { toSource } from '../notebook/source'
import { planOf, type FolderPlan } from './plan'
import { readImport, type ImportRequest } from './read-import'
import { alreadyExists, putObject, requireWritable } from './write'

async function importFolder(call: Call, { asked }: ImportRequest, { path, notebooks }: FolderPlan) {
  const { kept } = call.workspace
  const refusal = { overwrite: false, exists: alreadyExists }
  requireWritable(call, asked, { type: 'DIRECTORY' }, refusal)
  const contents = await Promise.all(
    notebooks.map(({ notebook }) => kept.blobs.write([Buffer.from(toSource(notebook))])),
  )
  kept.objects.set(newFolder(path, call.now))
  for (const [index, { path: below, notebook }] of notebooks.entries()) {
    const own = `${path}/${below}`
    for (const each of ancestorsOf(own).filter((folder) => !kept.objects.get(folder))) {
      kept.objects.set(newFolder(each, call.now))
    }
    const content = contents[index]
    const wanted = { type: 'NOTEBOOK', language: notebook.language, gitFormat: 'SOURCE' } as const
    if (content) putObject(call, own, wanted, content)
  }
  await kept.commit()
}

/** Notebooks, files and folders of notebooks, as JSON or as a form with a file. */
export async function importObject(call: ByteCall) {
  const request = readImport(await readPosted(call, 'content'))
  const plan = planOf(request)
  if (plan.kind === 'folder') {
    await importFolder(call, request, plan)
    return {}
  }
  const { kept } = call.workspace
  const at = { ...request.asked, path: plan.path }
  const rule = { overwrite: request.overwrite, exists: alreadyExists }
  requireWritable(call, at, plan.wanted, rule)
  const content = await kept.blobs.write([plan.bytes])
  requireWritable(call, at, plan.wanted, rule)
  await kept.commit([putObject(call, plan.path, plan.wanted, content)])
  return {}
}
