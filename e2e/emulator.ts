import type { EmulatorInfo } from '../scripts/demo-services'
import { ports } from './ports'

const control = `http://127.0.0.1:${ports.workspace}/_emulator`

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${control}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) {
    throw new Error(`emulator ${method} ${path}: ${response.status} ${await response.text()}`)
  }
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The registration that signs in as a service principal. */
type Daemon = { clientId: string; clientSecret: string }

export type Call = {
  service: string
  method: string
  path: string
  query: string
  status: number
  principal: string | null
}

export type Fault = {
  service: 'entra' | 'azure' | 'prod' | 'dev'
  method?: string
  path: string
  times?: number
  kind: 'status' | 'delay' | 'hang' | 'reset' | 'html' | 'truncate' | 'garbage'
  status?: number
  body?: unknown
  headers?: Record<string, string>
  delayMs?: number
  when?: 'before' | 'after'
}

/** The emulator's control endpoints: what the world outside does, on order. */
export const emulator = {
  info: () => ask<EmulatorInfo & { daemon: Daemon }>('GET', '/info'),
  reset: () => ask('POST', '/reset'),
  fault: (fault: Fault) => ask('POST', '/faults', fault),
  faults: (faults: readonly Fault[]) => ask('POST', '/faults', faults),
  clearFaults: () => ask('DELETE', '/faults'),
  clock: (order: { advanceMs?: number; freeze?: true }) => ask('POST', '/clock', order),
  settings: (settings: Record<string, unknown>) => ask('POST', '/settings', settings),
  forgetCalls: () => ask('DELETE', '/calls'),
  calls: async (filter: { service?: Call['service'] } = {}) => {
    const { calls } = await ask<{ calls: Call[] }>(
      'GET',
      filter.service ? `/calls?service=${filter.service}` : '/calls',
    )
    return calls
  },
}
