import { isObject } from '../../../core/json'
import { BadNotebook, readLanguage, spoken, type Notebook } from './notebook'

/** A command as a page or an archive shows it. */
export type ModelCommand = { command: string; state: string; results?: string }

/** What stands in the script of an exported page and, one a file, in an archive. */
export const toModel = (name: string, language: string, commands: readonly ModelCommand[]) => ({
  version: 'NotebookV1',
  name,
  language,
  commands: commands.map((command, index) => ({
    version: 'CommandV1',
    position: index + 1,
    ...command,
  })),
})

export const modelOf = ({ language, commands }: Notebook, name: string) =>
  toModel(
    name,
    spoken(language),
    commands.map((command) => ({ command, state: 'finished' })),
  )

export function fromModel(value: unknown): Notebook {
  const language = isObject(value) ? readLanguage(value['language']) : undefined
  const commands = isObject(value) ? value['commands'] : undefined
  if (!language || !Array.isArray(commands)) throw new BadNotebook('The content is no notebook.')
  const texts = commands.map((each: unknown) => (isObject(each) ? each['command'] : undefined))
  return { language, commands: texts.filter((text) => typeof text === 'string') }
}
