import type { ResourceForm } from '../form'

export const listRoute = ({ noun, one, Many, words }: ResourceForm) =>
  `import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { ${one}Columns } from '@/lib/resources/${noun}/csv'
import { list${Many}Input, ${one}Page } from '@/lib/resources/${noun}/schema'
import { list${Many} } from '@/lib/resources/${noun}/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List ${words}',
    input: list${Many}Input,
    output: ${one}Page,
    run: list${Many},
    csv: ${one}Columns,
  }),
})
`

export const itemRoute = ({ noun, one, One, aWord }: ResourceForm) =>
  `import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { ${one}Detail, ${one}Input } from '@/lib/resources/${noun}/schema'
import { get${One} } from '@/lib/resources/${noun}/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get ${aWord}',
    input: ${one}Input,
    output: ${one}Detail,
    run: get${One},
  }),
})
`
