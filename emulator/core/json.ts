import { parse, stringify } from 'lossless-json'

export type JsonObject = { [name: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toNumber = (text: string): number | bigint => {
  const number = Number(text)
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text)
}

/** Reads integers beyond 2^53 as bigint; everything else as `JSON.parse` does. */
export const parseJson = (text: string): unknown =>
  /\d{16}/.test(text) ? parse(text, undefined, toNumber) : JSON.parse(text)

/** Writes a bigint as a bare integer, as the service does with ids beyond 2^53; undefined is left out. */
export const toJson = (value: unknown): string => stringify(value) ?? 'null'
