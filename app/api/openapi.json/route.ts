import { z } from 'zod'
import { methods } from '@/lib/api/methods'
import { openApiDocument } from '@/lib/api/openapi/document'
import { route } from '@/lib/api/route'
import { env } from '@/lib/env/server'
import { foundPaths } from '@/lib/views/found-workspaces/paths'
import { isDiscoveryOn } from '@/lib/views/found-workspaces/server'
import packageJson from '@/package.json'
import { namedSchemas } from './named-schemas'
import { routeFiles } from './route-files'

const about = {
  title: 'Lakedeck',
  version: packageJson.version,
  description:
    'Databricks over several workspaces, as the person or service principal whose token is sent. ' +
    'Every list also comes as CSV (`Accept: text/csv`) and NDJSON (`Accept: application/x-ndjson`), and goes ' +
    'on with `pageToken` while `nextPageToken` is not null. A parameter or a field that a call does not know is ' +
    'refused (400 `INVALID_INPUT`), with those that there are.',
}

/** What this installation does not have, it does not describe. */
const servedFiles = () =>
  routeFiles.filter(({ path }) => isDiscoveryOn() || !path.startsWith(foundPaths.list()))

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Describe this API',
    input: z.object({}),
    output: z.looseObject({ openapi: z.string() }),
    run: () =>
      Promise.resolve(
        openApiDocument(servedFiles(), namedSchemas, { ...about, origin: env().origin }),
      ),
  }),
})
