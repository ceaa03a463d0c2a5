import { fromModel, modelOf, toModel, type ModelCommand } from './model'
import { BadNotebook, type Notebook } from './notebook'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type Model = ReturnType<typeof toModel>

function page({ name, commands, ...model }: Model): string {
  const whole = JSON.stringify({ ...model, name, commands })
  const encoded = Buffer.from(encodeURIComponent(whole)).toString('base64')
  const body = commands.map(
    ({ command, results }) =>
      `<pre class="command">${escaped(command)}</pre>` +
      (results === undefined ? '' : `<pre class="result">${escaped(results)}</pre>`),
  )
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${escaped(name)} - Databricks</title></head>`,
    `<body>${body.join('')}`,
    `<script>var __DATABRICKS_NOTEBOOK_MODEL = '${encoded}';</script></body></html>`,
  ].join('\n')
}

/** A page as the service exports it: the notebook's model in a script, here with a readable body too. */
export const toPage = (name: string, language: string, commands: readonly ModelCommand[]): string =>
  page(toModel(name, language, commands))

export const toHtml = (notebook: Notebook, name: string): string => page(modelOf(notebook, name))

export function fromHtml(text: string): Notebook {
  const [, encoded] = /__DATABRICKS_NOTEBOOK_MODEL\s*=\s*'([\w+/=]+)'/.exec(text) ?? []
  try {
    if (encoded) {
      return fromModel(JSON.parse(decodeURIComponent(Buffer.from(encoded, 'base64').toString())))
    }
  } catch {
    // Said below, in the same words.
  }
  throw new BadNotebook('The content is not a notebook exported as HTML.')
}
