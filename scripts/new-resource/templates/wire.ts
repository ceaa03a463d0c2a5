import type { ResourceForm } from '../form'

export const wire = (form: ResourceForm) => `import { z } from 'zod'
import { ${form.one}Id } from '@/lib/databricks/ids'

/** The fields that Lakedeck reads; anything may be missing but the id. */
export const ${form.one}Wire = z.object({
  ${form.idField}: ${form.one}Id,
  ${form.nameField}: z.string().optional(),
})
export type ${form.One}Wire = z.infer<typeof ${form.one}Wire>

export const ${form.one}PageWire = z.object({
  ${form.itemsField}: z.array(${form.one}Wire).default([]),
  next_page_token: z.string().optional(),
})
`
