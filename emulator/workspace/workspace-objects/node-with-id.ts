import type { ObjectTypeName } from '../access'
import type { Workspace } from '../workspace'
import type { ObjectNode } from './object'
import { typeNameOf } from './rights'

/** An object by the id that permissions know it by; a Git folder answers as a repo wherever it lies. */
export function nodeWithId(
  { kept }: Workspace,
  type: ObjectTypeName,
  id: string,
): ObjectNode | undefined {
  const repo = type === 'repos' ? kept.repos.get(Number(id)) : undefined
  if (repo) return kept.objects.get(repo.path)
  return kept.objects.values().find((node) => String(node.id) === id && typeNameOf(node) === type)
}
