import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process-wide'

const scope = () => processWide('request-scope', () => new AsyncLocalStorage<string>())

/** Runs `work` on behalf of the request with that id; every call to Databricks inside is logged with it. */
export const withRequestId = <T>(requestId: string, work: () => T): T =>
  scope().run(requestId, work)

export const currentRequestId = (): string | undefined => scope().getStore()
