import type { CallKind } from '@/lib/policy/permit'
import type { BodyClass } from '../body-limits'

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** What a call does; more where it is not a JSON body of ordinary size and an answer that comes at once. */
export type Entry = CallKind | { kind: CallKind; body?: BodyClass; streams?: true }

/**
 * Endpoints by path template, as Databricks' clients call them (SDK for Go 0.175, Python 0.133). `{name}` stands
 * for one segment, `{name*}` at the end for one or many, `{2.2,2.1}` for each of its versions, the current first.
 */
export type Family = Readonly<Record<string, Readonly<Partial<Record<Method, Entry>>>>>
