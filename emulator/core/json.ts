import { stringify } from 'lossless-json'

export type JsonObject = { [name: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Writes a bigint as a bare integer, as the service does with ids beyond 2^53; undefined is left out. */
export const toJson = (value: unknown): string => stringify(value) ?? 'null'
