import type { Language } from '../object'
import { extensions, type Notebook } from './notebook'

const comment = { PYTHON: '#', R: '#', SCALA: '//', SQL: '--' } as const

export const headerOf = (language: Language) => `${comment[language]} Databricks notebook source`

const withoutBlankEnds = (text: string) => text.replace(/^(?:[ \t]*\n)+|\s+$/g, '')

/** A command of another language stands in comments, so that the file stays one of its own language. */
function toLines(command: string, language: Language): string {
  if (!command.startsWith('%')) return command
  const magic = `${comment[language]} MAGIC`
  return command
    .split('\n')
    .map((line) => `${magic} ${line}`.trimEnd())
    .join('\n')
}

function fromLines(lines: string, language: Language): string {
  const magic = `${comment[language]} MAGIC`
  if (!lines.startsWith(magic)) return lines
  return lines
    .split('\n')
    .map((line) => (line.startsWith(magic) ? line.slice(magic.length).replace(/^ /, '') : line))
    .join('\n')
}

export function toSource({ language, commands }: Notebook): string {
  const separator = `\n\n${comment[language]} COMMAND ----------\n\n`
  const body = commands.map((command) => toLines(command, language)).join(separator)
  return `${headerOf(language)}\n${body}\n`
}

export function fromSource(text: string, language: Language): Notebook {
  const header = headerOf(language)
  const unified = text.replaceAll('\r\n', '\n')
  const body = unified.startsWith(header) ? unified.slice(header.length) : unified
  const commands = body
    .split(new RegExp(`^${comment[language]} COMMAND -+[ \\t]*$`, 'm'))
    .map((part) => fromLines(withoutBlankEnds(part), language))
  return { language, commands: commands.filter((command) => command !== '') }
}

/** The language of a file that is a notebook by its ending and its first line. */
export function languageOfSource(name: string, text: string): Language | undefined {
  const languages = Object.keys(extensions) as Language[]
  const language = languages.find((each) => name.toLowerCase().endsWith(extensions[each]))
  const firstLine = text.slice(0, 200).split(/\r?\n/)[0]?.trimEnd()
  return language && firstLine === headerOf(language) ? language : undefined
}
