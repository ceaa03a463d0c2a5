const collections: Record<string, string> = {
  clusters: 'cluster',
  'cluster-policies': 'cluster policy',
  'instance-pools': 'instance pool',
  jobs: 'job',
  pipelines: 'pipeline',
  warehouses: 'SQL warehouse',
  'sql/warehouses': 'SQL warehouse',
}

/**
 * Where a permission comes from, in words. The Permissions API names it by a path: `/clusters/` stands for all
 * clusters of the workspace, `/directories/42` for a folder.
 */
export function inheritedWords(from: string): string {
  const path = from.replace(/^\/|\/$/g, '')
  const thing = Object.hasOwn(collections, path) ? collections[path] : undefined
  if (thing) return `given for every ${thing} of the workspace`
  if (path.startsWith('directories/')) return 'given for the folder it lies in'
  return `given on ${from}`
}
