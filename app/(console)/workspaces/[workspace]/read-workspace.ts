import { notFound } from 'next/navigation'
import { requireCaller } from '@/lib/auth/require-caller'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'

/** The workspace a path names; a name that the person has no workspace for is a 404. */
export async function readWorkspace(params: Promise<{ workspace: string }>): Promise<Workspace> {
  const { workspace: alias } = await params
  return knownWorkspaces(await requireCaller()).find((each) => each.alias === alias) ?? notFound()
}
