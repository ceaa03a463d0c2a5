import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process-wide'

type Scope = { requestId: string; changeId: string | null }

const scope = () => processWide('request-scope', () => new AsyncLocalStorage<Scope>())

/** Runs `work` on behalf of the request with that id; every call to Databricks inside is logged with it. */
export const withRequestId = <T>(requestId: string, work: () => T): T =>
  scope().run({ requestId, changeId: null }, work)

export const currentRequestId = (): string | undefined => scope().getStore()?.requestId

/** Keeps Databricks' own id of a change that was asked for on behalf of this request. */
export function noteChange(databricksRequestId: string | null): void {
  const current = scope().getStore()
  if (current && databricksRequestId !== null) current.changeId = databricksRequestId
}

/** Databricks' id of the change that this request made; of the last one, when it made several. */
export const changeOfRequest = (): string | null => scope().getStore()?.changeId ?? null
