import { z } from 'zod'
import { parseResourceId } from '@/lib/azure/resource-id'
import { workspaceAlias } from '@/lib/databricks/ids'

/** What can be done with a workspace that Azure tells of. */
export const standing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('configured'), alias: workspaceAlias }),
  z.object({ kind: z.literal('added'), alias: workspaceAlias }),
  /** With the name it would get. */
  z.object({ kind: z.literal('addable'), alias: workspaceAlias }),
  z.object({ kind: z.literal('unusable'), reason: z.string() }),
])
export type Standing = z.infer<typeof standing>

export const foundWorkspace = z.object({
  /** Its id in Azure, by which it is added. */
  id: z.string(),
  name: z.string(),
  subscription: z.string(),
  resourceGroup: z.string(),
  region: z.string().nullable(),
  host: z.string().nullable(),
  workspaceId: z.string().nullable(),
  standing,
})
export type FoundWorkspace = z.infer<typeof foundWorkspace>

/** A subscription that could not be looked into, and why. */
export const unseenSubscription = z.object({
  subscription: z.string(),
  /** The person has a part in it, but no right to list workspaces there. */
  isRefused: z.boolean(),
  detail: z.string(),
})
export type UnseenSubscription = z.infer<typeof unseenSubscription>

export const foundWorkspaces = z.object({
  items: z.array(foundWorkspace),
  unseen: z.array(unseenSubscription),
  subscriptionCount: z.number(),
  asOf: z.iso.datetime(),
})
export type FoundWorkspaces = z.infer<typeof foundWorkspaces>

export const listFoundInput = z.object({})
export type ListFoundInput = z.infer<typeof listFoundInput>

export const addFoundInput = z.object({
  id: z
    .string()
    .max(400)
    .refine(
      (text) => parseResourceId(text) !== null,
      'not the id of a Databricks workspace in Azure',
    ),
})
export type AddFoundInput = z.infer<typeof addFoundInput>

/** The workspaces of the session as they are now. */
export const addedWorkspaces = z.object({
  items: z.array(z.object({ alias: workspaceAlias, host: z.string() })),
})
export type AddedWorkspaces = z.infer<typeof addedWorkspaces>

export const removeFoundInput = z.object({ workspace: workspaceAlias })
export type RemoveFoundInput = z.infer<typeof removeFoundInput>
