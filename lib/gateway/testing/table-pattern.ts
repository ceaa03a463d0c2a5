import { endpoints } from '../endpoints'
import { methods } from '../endpoints/family'

/** The rows of a method as one pattern over the path as it is sent: told independently of the matcher. */
export const patternOf = (method: string): RegExp => patterns.get(method) ?? /(?!)/

const patterns = new Map<string, RegExp>(
  methods.map((method) => [method, new RegExp(`^(?:${sources(method).join('|')})$`)]),
)

function sources(method: string): string[] {
  return endpoints
    .filter((row) => row.method === method)
    .map(({ template }) =>
      template
        .replace(/[.]/g, '\\.')
        .replace(/\{\w+\*\}/g, '[^/]+(?:/[^/]+)*/?')
        .replace(/\{\w+\}/g, '(?:(?!%2F)[^/])+'),
    )
}
