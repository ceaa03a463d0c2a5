import type { ResourceForm } from '../form'
import type { PlannedFile } from '../planned-file'
import { itemRoute, listRoute } from './api-routes'
import { call } from './call'
import { columns, table } from './component-table'
import { view } from './component-view'
import { itemView } from './component-item'
import { csv, csvTest } from './csv'
import { emulatorRoutes, emulatorSeed, emulatorTest } from './emulator'
import { hooks } from './hooks'
import { itemPage, listPage, loading, startPage } from './pages'
import { paths } from './paths'
import { read } from './read'
import { rules, rulesTest } from './rules'
import { schema, schemaTest } from './schema'
import { server } from './server'
import { serverTest } from './server-test'
import { story } from './story'
import { wire } from './wire'

/** Every file of a resource, from the wire to the browser test. */
export function filesOf(form: ResourceForm): PlannedFile[] {
  const { noun, single, one } = form
  const resource = `lib/resources/${noun}`
  const api = `app/api/databricks/workspaces/[workspace]/${noun}`
  const page = `app/(console)/workspaces/[workspace]/${noun}`
  const templates: [string, (form: ResourceForm) => string][] = [
    [`${resource}/wire.ts`, wire],
    [`${resource}/schema.ts`, schema],
    [`${resource}/schema.test.ts`, schemaTest],
    [`${resource}/read.ts`, read],
    [`${resource}/server.ts`, server],
    [`${resource}/server.test.ts`, serverTest],
    [`${resource}/paths.ts`, paths],
    [`${resource}/rules.ts`, rules],
    [`${resource}/rules.test.ts`, rulesTest],
    [`${resource}/hooks.ts`, hooks],
    [`${resource}/csv.ts`, csv],
    [`${resource}/csv.test.ts`, csvTest],
    [`${api}/route.ts`, listRoute],
    [`${api}/[${one}Id]/route.ts`, itemRoute],
    [`app/(console)/${noun}/page.tsx`, startPage],
    [`${page}/(list)/page.tsx`, listPage],
    [`${page}/(list)/loading.tsx`, loading],
    [`${page}/[${one}Id]/page.tsx`, itemPage],
    [`components/${noun}/${noun}-view.tsx`, view],
    [`components/${noun}/${noun}-table.tsx`, table],
    [`components/${noun}/${single}-columns.tsx`, columns],
    [`components/${noun}/${single}-view.tsx`, itemView],
    [`components/${noun}/${noun}-call.ts`, call],
    [`emulator/workspace/${noun}.ts`, emulatorRoutes],
    [`emulator/workspace/${noun}.test.ts`, emulatorTest],
    [`emulator/seed/${noun}.ts`, emulatorSeed],
    [`e2e/${noun}.spec.ts`, story],
  ]
  return templates.map(([path, template]) => ({ path, text: template(form) }))
}
