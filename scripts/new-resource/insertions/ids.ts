import type { ResourceForm } from '../form'
import { afterLast, inserted } from './place'

/** A brand for the id, after the last one; an id that another resource already brought is used as it is. */
export function addId(before: string, { one, One, aWord }: ResourceForm): string {
  if (before.includes(`export const ${one}Id `)) return before
  const at = afterLast(
    before,
    /^export type \w+Id = z\.infer<typeof \w+Id>\n/m,
    "a line 'export type …Id = z.infer<typeof …Id>'",
  )
  return inserted(
    before,
    at,
    `
export const ${one}Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/, 'not ${aWord} id')
  .brand<'${One}Id', 'inout'>()
export type ${One}Id = z.infer<typeof ${one}Id>
`,
  )
}
