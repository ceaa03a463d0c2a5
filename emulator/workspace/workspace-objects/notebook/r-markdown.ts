import { splitMagic, spoken, type Notebook } from './notebook'

function toChunk(command: string, language: string): string {
  const { magic, text } = splitMagic(command)
  return magic === 'md' ? text : `\`\`\`{${magic ?? language}}\n${text}\n\`\`\``
}

export const toRMarkdown = ({ language, commands }: Notebook, name: string): string =>
  `---\ntitle: "${name}"\n---\n\n` +
  `${commands.map((command) => toChunk(command, spoken(language))).join('\n\n')}\n`

function fromChunk(chunk: string): string {
  const [, language, code] = /^```\{(\w+)[^}]*\}\n([^]*?)\n?```$/.exec(chunk) ?? []
  if (language === undefined) return `%md\n${chunk}`
  return language === 'r' ? (code ?? '') : `%${language}\n${code}`
}

/** Text between the chunks becomes Markdown; the notebook is one of R. */
export function fromRMarkdown(text: string): Notebook {
  const body = text.replaceAll('\r\n', '\n').replace(/^---\n[^]*?\n---\n/, '')
  const chunks = body.split(/(^```\{\w+[^}]*\}\n[^]*?^```[ \t]*$)/m).map((chunk) => chunk.trim())
  return { language: 'R', commands: chunks.filter((chunk) => chunk !== '').map(fromChunk) }
}
