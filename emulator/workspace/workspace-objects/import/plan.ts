import { invalidParameter } from '../../errors'
import { fromDbc, fromSourceZip, type PackedNotebook } from '../notebook/archive'
import { fromHtml } from '../notebook/html'
import { fromJupyter } from '../notebook/jupyter'
import { BadNotebook, type Notebook } from '../notebook/notebook'
import { fromRMarkdown } from '../notebook/r-markdown'
import { headerOf, languageOfSource, toSource } from '../notebook/source'
import type { Language } from '../object'
import type { ImportRequest } from './read-import'
import type { Wanted } from './write'

/** One object, or a folder of notebooks. */
export type Plan = ObjectPlan | FolderPlan
export type ObjectPlan = { kind: 'object'; path: string; wanted: Wanted; bytes: Buffer }
export type FolderPlan = { kind: 'folder'; path: string; notebooks: PackedNotebook[] }

const withoutExtension = (path: string) => path.replace(/\.\w+$/, '')

const notebookPlan = (
  path: string,
  notebook: Notebook,
  gitFormat: 'SOURCE' | 'JUPYTER',
): ObjectPlan => ({
  kind: 'object',
  path,
  wanted: { type: 'NOTEBOOK', language: notebook.language, gitFormat },
  bytes: Buffer.from(toSource(notebook)),
})

/** Source is kept to the letter; a header that is not there is put before it. */
function sourcePlan(path: string, bytes: Buffer, language: Language): ObjectPlan {
  const header = headerOf(language)
  const isHeaded = bytes.subarray(0, header.length).toString() === header
  const wanted: Wanted = { type: 'NOTEBOOK', language, gitFormat: 'SOURCE' }
  const source = isHeaded ? bytes : Buffer.concat([Buffer.from(`${header}\n`), bytes])
  return { kind: 'object', path, wanted, bytes: source }
}

/** A notebook by its ending and its first line loses the ending; everything else is a file. */
export function autoPlan(path: string, bytes: Buffer): ObjectPlan {
  const language = languageOfSource(path, bytes.toString('utf8', 0, 200))
  if (language) return sourcePlan(withoutExtension(path), bytes, language)
  if (path.toLowerCase().endsWith('.ipynb')) {
    return notebookPlan(withoutExtension(path), fromJupyter(bytes.toString()), 'JUPYTER')
  }
  return { kind: 'object', path, wanted: { type: 'FILE' }, bytes }
}

function folderPlan({ asked: { path }, format, bytes, overwrite }: ImportRequest): Plan {
  if (overwrite) {
    throw invalidParameter(`Overwrite is not supported when importing in the format ${format}.`)
  }
  const notebooks = format === 'DBC' ? fromDbc(bytes) : fromSourceZip(bytes)
  const [only] = notebooks
  // An archive of one notebook alone is that notebook.
  if (format === 'DBC' && only && notebooks.length === 1 && !only.path.includes('/')) {
    return notebookPlan(path, only.notebook, 'SOURCE')
  }
  return { kind: 'folder', path, notebooks }
}

function plan(request: ImportRequest): Plan {
  const { asked, bytes, format, language } = request
  const { path } = asked
  const words = () => bytes.toString()
  switch (format) {
    case 'AUTO':
      return autoPlan(path, bytes)
    case 'RAW':
      return { kind: 'object', path, wanted: { type: 'FILE' }, bytes }
    case 'SOURCE':
      return language ? sourcePlan(path, bytes, language) : folderPlan(request)
    case 'HTML':
      return notebookPlan(path, fromHtml(words()), 'SOURCE')
    case 'JUPYTER':
      return notebookPlan(path, fromJupyter(words()), 'JUPYTER')
    case 'R_MARKDOWN':
      return notebookPlan(path, fromRMarkdown(words()), 'SOURCE')
    case 'DBC':
      return folderPlan(request)
  }
}

/** Content that is not of the format it was sent as is refused. */
export function refusingBadContent<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadNotebook) throw invalidParameter(error.message)
    throw error
  }
}

export const planOf = (request: ImportRequest): Plan => refusingBadContent(() => plan(request))
