const mebibyte = 1024 * 1024

/** How much a request may send. Databricks' own limits are lower or the same; ours end what would never be taken. */
export const bodyLimits = {
  json: 16 * mebibyte,
  /** 10 MB of content, which base64 and its JSON make longer (workspace/import). */
  import: 11 * mebibyte,
  /** Workspace files are 500 MB at most (Azure Databricks, "What are workspace files?"). */
  workspaceFile: 500 * mebibyte,
  /** Files API: 5 GiB. */
  file: 5 * 1024 * mebibyte,
} as const

export type BodyClass = keyof typeof bodyLimits
