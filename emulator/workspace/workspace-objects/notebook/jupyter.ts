import { isObject, type JsonObject } from '../../../core/json'
import { BadNotebook, readLanguage, splitMagic, spoken, type Notebook } from './notebook'

/** Where a Databricks notebook says in Jupyter's metadata what it is. */
const ownMetadata = 'application/vnd.databricks.v1+notebook'

const toLines = (text: string) => text.split(/(?<=\n)/)

function toCell(command: string) {
  const { magic, text } = splitMagic(command)
  return magic === 'md'
    ? { cell_type: 'markdown', metadata: {}, source: toLines(text) }
    : {
        cell_type: 'code',
        execution_count: null,
        metadata: {},
        outputs: [],
        source: toLines(command),
      }
}

export function toJupyter({ language, commands }: Notebook, name: string): string {
  const metadata = {
    [ownMetadata]: { language: spoken(language), notebookName: name, widgets: {} },
    language_info: { name: spoken(language) },
  }
  const cells = commands.map(toCell)
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 0 }, null, 1)}\n`
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value) && Array.isArray(value['cells']) && 'nbformat' in value) return value
  } catch {
    // Said below, in the same words.
  }
  throw new BadNotebook('The content is not a Jupyter notebook.')
}

const part = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined)

function fromCell(cell: unknown): string {
  const source = part(cell, 'source')
  const lines = Array.isArray(source) ? source : [source]
  const text = lines.filter((line) => typeof line === 'string').join('')
  return part(cell, 'cell_type') === 'markdown' ? `%md\n${text}` : text
}

export function fromJupyter(text: string): Notebook {
  const { cells, metadata } = parsed(text)
  const named = [
    part(part(metadata, ownMetadata), 'language'),
    part(part(metadata, 'language_info'), 'name'),
    part(part(metadata, 'kernelspec'), 'language'),
  ]
  const language = named.map(readLanguage).find((each) => each !== undefined) ?? 'PYTHON'
  const commands = (cells as unknown[]).map(fromCell).filter((command) => command.trim() !== '')
  return { language, commands }
}
