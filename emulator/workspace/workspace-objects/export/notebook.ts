import { toDbc } from '../notebook/archive'
import { toHtml } from '../notebook/html'
import { toJupyter } from '../notebook/jupyter'
import { extensions, type Notebook } from '../notebook/notebook'
import { toRMarkdown } from '../notebook/r-markdown'
import type { ObjectNode } from '../object'
import type { Exported, ExportFormat } from './format'

type Source = { notebook: Notebook; source: Buffer; name: string }

const writers: Record<
  Exclude<ExportFormat, 'AUTO' | 'RAW'>,
  (of: Source) => Omit<Exported, 'name'>
> = {
  SOURCE: ({ notebook, source }) => ({
    bytes: source,
    fileType: extensions[notebook.language].slice(1),
  }),
  HTML: ({ notebook, name }) => ({ bytes: Buffer.from(toHtml(notebook, name)), fileType: 'html' }),
  JUPYTER: ({ notebook, name }) => ({
    bytes: Buffer.from(toJupyter(notebook, name)),
    fileType: 'ipynb',
  }),
  DBC: ({ notebook, name }) => ({ bytes: toDbc([{ path: name, notebook }]), fileType: 'dbc' }),
  R_MARKDOWN: ({ notebook, name }) => ({
    bytes: Buffer.from(toRMarkdown(notebook, name)),
    fileType: 'rmd',
  }),
}

/** AUTO and RAW give a notebook in the form it lies in git. */
export function exportNotebook(
  of: Source,
  { gitFormat = 'SOURCE' }: ObjectNode,
  format: ExportFormat,
): Exported {
  const exported = writers[format === 'AUTO' || format === 'RAW' ? gitFormat : format](of)
  return { ...exported, name: `${of.name}.${exported.fileType}` }
}
