import { cliSample } from './cli'
import { curlSample } from './curl'
import { javascriptSample } from './javascript'
import { powershellSample } from './powershell'
import { pythonSample } from './python'
import type { Place, ShownCall } from './shown-call'

type Language = { id: string; name: string; write: (call: ShownCall, place: Place) => string }

/** In the order of the tabs. */
export const languages = [
  { id: 'curl', name: 'curl', write: curlSample },
  { id: 'python', name: 'Python SDK', write: pythonSample },
  { id: 'javascript', name: 'JavaScript', write: javascriptSample },
  { id: 'powershell', name: 'PowerShell', write: powershellSample },
  { id: 'cli', name: 'Databricks CLI', write: cliSample },
] as const satisfies readonly Language[]

export type LanguageId = (typeof languages)[number]['id']

const askAzure =
  'az account get-access-token --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --query accessToken -o tsv'

/** The Azure CLI knows nobody of the emulator's tenant. */
const askEmulator = 'npm run -s login -- --demo --print-token'

/** What puts a token of one's own into the shell before the code runs; no sample ever holds one. */
export function tokenCommand(language: LanguageId, { isEmulated }: { isEmulated: boolean }) {
  const ask = isEmulated ? askEmulator : askAzure
  return language === 'powershell'
    ? `$env:DATABRICKS_TOKEN = ${ask}`
    : `export DATABRICKS_TOKEN=$(${ask})`
}
