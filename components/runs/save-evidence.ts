import { fetchJson, fetchText, problemOf } from '@/lib/fetch-json'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { runPaths } from '@/lib/resources/runs/paths'
import type { RunExport } from '@/lib/resources/runs/schema'
import { saveText } from '../ui/save-text'
import { showToast } from '../ui/toast'

const types = { md: 'text/markdown', html: 'text/html' } as const

/** Facts, errors, traces and the ends of the logs of a run as one file, without secrets. */
export const saveEvidence = (workspace: WorkspaceAlias, id: RunId, ending: keyof typeof types) =>
  saying('The evidence did not come', async () => {
    const text = await fetchText(runPaths.evidence(workspace, id), types[ending])
    saveText(text, `run-${id}-evidence.${ending}`, types[ending])
  })

/**
 * What a notebook task showed, as files. Databricks' HTML has scripts, so it is saved and never opened here: from
 * a file it has no part in this origin.
 */
export const saveNotebook = (workspace: WorkspaceAlias, id: RunId, taskKey: string) =>
  saying('The notebook did not come', async () => {
    const { views } = await fetchJson<RunExport>(runPaths.export(workspace, id))
    views.forEach(({ content }, at) =>
      saveText(content, `${taskKey}-${id}${at === 0 ? '' : `-${at + 1}`}.html`, 'text/html'),
    )
  })

async function saying(title: string, save: () => Promise<void>): Promise<void> {
  try {
    await save()
  } catch (error) {
    showToast({ tone: 'failed', title, detail: problemOf(error)?.detail ?? '' })
  }
}
