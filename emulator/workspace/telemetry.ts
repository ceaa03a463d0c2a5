import { optionalObjects } from './fields'
import type { Call, WorkspaceRoute } from './call'

/** Clients post what they count here and wait for the answer; nothing is kept. */
function accept({ body }: Call) {
  const logs = Array.isArray(body['protoLogs']) ? body['protoLogs'].length : 0
  return {
    errors: [],
    numSuccess: (optionalObjects(body, 'items') ?? []).length,
    numProtoSuccess: logs,
  }
}

export const telemetryRoutes: WorkspaceRoute[] = [
  { method: 'POST', path: '/telemetry-ext', handle: accept },
]
