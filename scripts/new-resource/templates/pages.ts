import type { ResourceForm } from '../form'

/** Outside of any workspace there is no list, so the way leads into the usual one. */
export const startPage = ({ noun, Many, Words }: ResourceForm) =>
  `import { redirect } from 'next/navigation'
import { requireCaller } from '@/lib/auth/require-caller'
import { env } from '@/lib/env/server'

/** ${Words} are looked at in one workspace at a time: from outside of them, in the usual one. */
export default async function ${Many}StartPage() {
  await requireCaller()
  redirect(\`/workspaces/\${env().defaultWorkspace}/${noun}\`)
}
`

export const listPage = ({ noun, Many, Words }: ResourceForm) =>
  `import type { Metadata } from 'next'
import { ${Many}View } from '@/components/${noun}/${noun}-view'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { list${Many}Input } from '@/lib/resources/${noun}/schema'
import { list${Many} } from '@/lib/resources/${noun}/server'
import { readWorkspace } from '../../read-workspace'

type ${Many}PageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: ${Many}PageProps): Promise<Metadata> {
  return { title: \`${Words} in \${(await readWorkspace(params)).alias}\` }
}

export default async function ${Many}Page({ params }: ${Many}PageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const input = list${Many}Input.parse({ workspace: workspace.alias })
  const rendered = await settle(list${Many}(caller, input))
  return <${Many}View key={workspace.alias} workspace={workspace} rendered={rendered} />
}
`

export const loading = () => `import { PageSkeleton } from '@/components/layout/page-skeleton'

export default function Loading() {
  return <PageSkeleton />
}
`

export const itemPage = ({ noun, single, one, One, Word }: ResourceForm) =>
  `import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ${One}View } from '@/components/${noun}/${single}-view'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { ${one}Id } from '@/lib/databricks/ids'
import { get${One} } from '@/lib/resources/${noun}/server'
import { readWorkspace } from '../../read-workspace'

export const metadata: Metadata = { title: '${Word}' }

type ${One}PageProps = { params: Promise<{ workspace: string; ${one}Id: string }> }

export default async function ${One}Page({ params }: ${One}PageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const id = ${one}Id.safeParse((await params).${one}Id)
  if (!id.success) notFound()
  const input = { workspace: workspace.alias, ${one}Id: id.data }
  const rendered = await settle(get${One}(caller, input))
  if (!rendered.ok && rendered.problem.status === 404) notFound()
  return <${One}View key={id.data} workspace={workspace} id={id.data} rendered={rendered} />
}
`
