import { readZip } from '../../../core/zip'
import { fromDbc, fromSourceZip, sourceEntry, toDbc } from './archive'
import { fromHtml, toHtml } from './html'
import { fromJupyter, toJupyter } from './jupyter'
import { BadNotebook, type Notebook } from './notebook'
import { fromRMarkdown, toRMarkdown } from './r-markdown'
import { fromSource, languageOfSource, toSource } from './source'

const commands = (own: string) => [
  '%md\n# Title\n\nSome *words* & <tags>',
  own,
  '%sql\nSELECT 1\n\n-- twice',
  '%sh ls -la',
]

const python: Notebook = { language: 'PYTHON', commands: commands('print("ü")\n\nprint(2)') }
const scala: Notebook = { language: 'SCALA', commands: commands('val a = 1 // one') }
const r: Notebook = { language: 'R', commands: commands('library(SparkR)').slice(0, 3) }
const sql: Notebook = { language: 'SQL', commands: ['SELECT 1', '%python\nprint(1)'] }
const all = [python, scala, r, sql]

describe.each(all)('a notebook of $language', (notebook) => {
  it('is the same after every format it can go through', () => {
    expect(fromSource(toSource(notebook), notebook.language)).toEqual(notebook)
    expect(fromJupyter(toJupyter(notebook, 'n'))).toEqual(notebook)
    expect(fromHtml(toHtml(notebook, 'n'))).toEqual(notebook)
    expect(fromDbc(toDbc([{ path: 'a/n', notebook }]))).toEqual([{ path: 'a/n', notebook }])
  })

  it('is known by its ending and its first line, and by nothing less', () => {
    const source = toSource(notebook)
    const ending = { PYTHON: '.py', SCALA: '.scala', R: '.R', SQL: '.sql' }[notebook.language]
    expect(languageOfSource(`/a/n${ending}`, source)).toBe(notebook.language)
    expect(languageOfSource('/a/n.txt', source)).toBeUndefined()
    expect(languageOfSource(`/a/n${ending}`, `\n${source}`)).toBeUndefined()
  })
})

it('writes source as the service does', () => {
  expect(toSource({ language: 'PYTHON', commands: ['%md\n# Hi', 'print(1)'] })).toBe(
    '# Databricks notebook source\n# MAGIC %md\n# MAGIC # Hi\n\n# COMMAND ----------\n\nprint(1)\n',
  )
  expect(toSource(sql).startsWith('-- Databricks notebook source\nSELECT 1')).toBe(true)
})

it('reads source that a Windows editor wrote', () => {
  const text = toSource(python).replaceAll('\n', '\r\n')
  expect(fromSource(text, 'PYTHON')).toEqual(python)
})

it('writes R Markdown that it reads again', () => {
  expect(fromRMarkdown(toRMarkdown(r, 'n'))).toEqual(r)
  expect(toRMarkdown(r, 'n')).toContain('```{r}\nlibrary(SparkR)\n```')
})

it('keeps Markdown apart from code in Jupyter', () => {
  const { cells, metadata } = JSON.parse(toJupyter(python, 'orders')) as {
    cells: { cell_type: string; source: string[] }[]
    metadata: Record<string, { language: string; notebookName: string }>
  }
  expect(cells.map(({ cell_type }) => cell_type)).toEqual(['markdown', 'code', 'code', 'code'])
  expect(cells[0]?.source[0]).toBe('# Title\n')
  expect(metadata['application/vnd.databricks.v1+notebook']).toMatchObject({
    language: 'python',
    notebookName: 'orders',
  })
})

it('packs sources under the endings of their languages, and passes over what is no notebook', () => {
  const { name, bytes } = sourceEntry({ path: 'x/n', notebook: sql })
  expect(name).toBe('x/n.sql')
  expect(bytes.toString()).toBe(toSource(sql))
  const archive = toDbc([{ path: 'x/n', notebook: sql }])
  expect(readZip(archive).map((each) => each.name)).toEqual(['x/n.sql'])
  expect(fromSourceZip(archive)).toHaveLength(1)
})

it.each([
  ['text as Jupyter', () => fromJupyter('print(1)')],
  ['an object as Jupyter', () => fromJupyter('{"cells": 1, "nbformat": 4}')],
  ['a page of somebody else as HTML', () => fromHtml('<html></html>')],
  ['a broken model as HTML', () => fromHtml("var __DATABRICKS_NOTEBOOK_MODEL = 'AAAA'")],
  ['text as an archive', () => fromDbc(Buffer.from('print(1)'))],
])('refuses %s', (_what, read) => {
  expect(read).toThrow(BadNotebook)
})
