import { notFound } from 'next/navigation'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'

/** The workspace a path names; a name that is not configured is a 404. */
export async function readWorkspace(params: Promise<{ workspace: string }>): Promise<Workspace> {
  const { workspace: alias } = await params
  return knownWorkspaces().find((each) => each.alias === alias) ?? notFound()
}
