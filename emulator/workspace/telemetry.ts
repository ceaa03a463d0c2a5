import type { Call, WorkspaceRoute } from './call'

const count = (value: unknown) => (Array.isArray(value) ? value.length : 0)

/** Clients post what they count here and wait for the answer; nothing is kept. */
const accept = ({ body }: Call) => ({
  errors: [],
  numSuccess: count(body['items']),
  numProtoSuccess: count(body['protoLogs']),
})

export const telemetryRoutes: WorkspaceRoute[] = [
  { method: 'POST', path: '/telemetry-ext', handle: accept },
]
