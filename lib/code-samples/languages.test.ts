import { workspaceAlias } from '@/lib/databricks/ids'
import { languages, tokenCommand } from './languages'
import { note } from './note'
import type { ShownCall } from './shown-call'

const call: ShownCall = {
  workspaces: [{ alias: workspaceAlias.parse('prod'), workspaceId: '2876543210987654' }],
  isOneCall: false,
  reads: [
    {
      what: 'Things',
      paths: ['/api/databricks/workspaces/prod/things'],
      query: { q: "it's" },
      isList: true,
      only: { field: 'kind', values: ['new'] },
      beyond: [note`The page shows only those like ${'a b'}, here are all`],
      python: {
        imports: ['import time', 'from databricks.sdk.service.things import Thing'],
        read: 'w.things.list()',
        row: 'thing',
        isTyped: true,
        conditions: ['thing.kind == Thing("new")'],
        search: { words: ["it's"], in: ['thing.name'] },
      },
      cli: { command: 'things list -o json', beyond: [] },
    },
  ],
}

test.each(languages)('$name is written so', ({ write }) =>
  expect(write(call, { origin: 'https://lakedeck.contoso.com' })).toMatchSnapshot(),
)

it('asks the Azure CLI for a token in the words of the shell', () => {
  const azure = { isEmulated: false }
  expect(tokenCommand('powershell', azure)).toMatch(
    /^\$env:DATABRICKS_TOKEN = az account get-access-token /,
  )
  for (const { id } of languages.filter((each) => each.id !== 'powershell'))
    expect(tokenCommand(id, azure)).toMatch(
      /^export DATABRICKS_TOKEN=\$\(az account get-access-token .*\)$/,
    )
})

it('asks the demo for a token where the workspaces are its own, which the Azure CLI does not know', () => {
  for (const { id } of languages)
    expect(tokenCommand(id, { isEmulated: true })).toMatch(
      /npm run -s login -- --demo --print-token/,
    )
})
