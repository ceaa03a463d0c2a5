import type { ResourceForm } from '../form'

export const call = (form: ResourceForm) => {
  const { noun, one, One, many, words, Words, Word, apiVersion, apiList } = form
  const { idField, nameField, itemsField } = form
  return `import { note } from '@/lib/code-samples/note'
import { bash } from '@/lib/code-samples/quote/bash'
import { pythonString } from '@/lib/code-samples/quote/python'
import { wordsOf, type Read, type ShownCall, type ShownPage } from '@/lib/code-samples/shown-call'
import type { ${One}Id } from '@/lib/databricks/ids'
import { ${one}Paths } from '@/lib/resources/${noun}/paths'

/** The ${words} that the page of the list shows. */
export function ${many}Call({ workspaces, search }: ShownPage): ShownCall {
  const q = search.get('q') ?? ''
  const words = wordsOf(q)
  const read: Read = {
    what: '${Words}',
    paths: workspaces.map(({ alias }) => ${one}Paths.list(alias)),
    query: { limit: '5000' },
    isList: true,
    only: null,
    beyond:
      q === '' ? [] : [note\`The page shows only what has \${q} in its name or id, here are more\`],
    python: {
      imports: [],
      read: 'w.api_client.do("GET", "/api/${apiVersion}${apiList}").get("${itemsField}", [])',
      row: '${one}',
      isTyped: false,
      conditions: [],
      search:
        words.length === 0
          ? null
          : { words, in: ['${one}.get("${nameField}")', '${one}.get("${idField}")'] },
    },
    cli: { command: 'api get /api/${apiVersion}${apiList}', beyond: [] },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}

/** ${Word}: one by itself. */
export function ${one}Call({ workspaces }: ShownPage, id: string): ShownCall {
  const read: Read = {
    what: \`${Word} \${id}\`,
    paths: workspaces.map(({ alias }) => ${one}Paths.detail(alias, id as ${One}Id)),
    query: {},
    isList: false,
    only: null,
    beyond: [],
    python: {
      imports: [],
      read: ${onePython(form)},
      row: null,
      isTyped: false,
      conditions: [],
      search: null,
    },
    cli: { command: bash\`api get \${${oneAddress(form)}}\`, beyond: [] },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}
`
}

const onePath = ({ apiVersion, apiOne }: ResourceForm) => `/api/${apiVersion}${apiOne.path}`

const oneAddress = (form: ResourceForm) =>
  form.apiOne.by === 'segment'
    ? `\`${onePath(form)}/\${encodeURIComponent(id)}\``
    : `\`${onePath(form)}?${form.idField}=\${encodeURIComponent(id)}\``

const onePython = (form: ResourceForm) =>
  `\`w.api_client.do("GET", \${pythonString(${oneAddress(form)})})\``
