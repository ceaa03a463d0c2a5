import type { ResourceForm } from '../form'
import { addApiRows } from './api-page'
import { addCalls } from './calls'
import { addEndpoints, addTypes } from './contract'
import { addId } from './ids'
import { addNavigationEntry } from './navigation'
import { addRouteFiles } from './route-files'
import { addRoutes } from './routes'

export type Insertion = {
  file: string
  /** The file with the new lines; throws an Error in words when the place for them is not found. */
  insert: (before: string, form: ResourceForm) => string
}

export const insertions: readonly Insertion[] = [
  { file: 'lib/databricks/ids.ts', insert: addId },
  { file: 'components/layout/navigation.ts', insert: addNavigationEntry },
  { file: 'components/code/calls.ts', insert: addCalls },
  { file: 'app/api/openapi.json/route-files.ts', insert: addRouteFiles },
  { file: 'docs/api.md', insert: addApiRows },
  { file: 'emulator/workspace/routes.ts', insert: addRoutes },
  { file: 'emulator/contract/endpoints.json', insert: addEndpoints },
  { file: 'emulator/contract/types.json', insert: addTypes },
]
