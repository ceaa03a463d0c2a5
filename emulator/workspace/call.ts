import type { IncomingMessage } from 'node:http'
import type { JsonObject } from '../core/json'
import type { Route } from '../core/router'
import type { Credential } from './authenticate'
import type { Principal } from './directory'
import type { Workspace } from './workspace'

/** One request of somebody the workspace knows. */
export type Call = {
  workspace: Workspace
  principal: Principal
  credential: Credential
  /** Milliseconds since the epoch when it came, simulated. */
  now: number
  params: Record<string, string>
  query: URLSearchParams
  /** The JSON object of the body; empty when there was none. */
  body: JsonObject
}

/** One whose body the handler reads by itself, byte for byte. */
export type ByteCall = Call & { request: IncomingMessage; readJson: () => Promise<JsonObject> }

/**
 * What a handler returns is the JSON of a 200, or a Reply; it throws an ApiError or ScimError for anything
 * else. Only `fromBytes` gets a body that is no JSON.
 */
export type Handler = ((call: Call) => unknown) | { fromBytes: (call: ByteCall) => unknown }
export type WorkspaceRoute = Route<Handler>

/** The same call under each version of its path, as official clients of different ages use them. */
export const versions = (
  method: string,
  numbers: readonly string[],
  path: string,
  handle: Handler,
): WorkspaceRoute[] => numbers.map((number) => ({ method, path: `/api/${number}${path}`, handle }))
