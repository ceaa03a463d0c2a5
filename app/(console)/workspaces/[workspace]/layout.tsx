import type { ReactNode } from 'react'
import { readWorkspace } from './read-workspace'

/** Above every loading state, so that a workspace that does not exist is a real 404. */
export default async function WorkspaceLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>
  children: ReactNode
}) {
  await readWorkspace(params)
  return children
}
