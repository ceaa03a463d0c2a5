import { z } from 'zod'

/** From which commit a job's tasks come. */
export const gitSourceWire = z.object({
  git_url: z.string().optional(),
  git_provider: z.string().optional(),
  git_branch: z.string().optional(),
  git_tag: z.string().optional(),
  git_commit: z.string().optional(),
  git_snapshot: z.object({ used_commit: z.string().optional() }).optional(),
})

export const gitSource = z.object({
  url: z.string(),
  provider: z.string().nullable(),
  branch: z.string().nullable(),
  tag: z.string().nullable(),
  /** The commit that was used, or that the settings name. */
  commit: z.string().nullable(),
})
export type GitSource = z.infer<typeof gitSource>

export function toGitSource(wire: z.infer<typeof gitSourceWire> | undefined): GitSource | null {
  if (!wire?.git_url) return null
  return {
    url: wire.git_url,
    provider: wire.git_provider ?? null,
    branch: wire.git_branch ?? null,
    tag: wire.git_tag ?? null,
    commit: wire.git_snapshot?.used_commit ?? wire.git_commit ?? null,
  }
}
