import type { Call } from '../../call'
import { ApiError, invalidParameter } from '../../errors'
import type { Content } from '../../kept/content'
import type { AskedPath } from '../asked-path'
import { objectIdOf, type ObjectNode } from '../object'
import { requireOn, requireParent } from '../rights'

/** In these words on a live workspace (databricks/cli, libs/filer). */
export const alreadyExists = (spelled: string) =>
  new ApiError(
    400,
    'RESOURCE_ALREADY_EXISTS',
    `${spelled} already exists. Please pass overwrite=true to overwrite it.`,
  )

/** What an import wants to put at a path. */
export type Wanted = Pick<ObjectNode, 'type' | 'language' | 'gitFormat'>

/** Throws unless somebody may put an object of a kind at a path. */
export function requireWritable(
  call: Call,
  asked: AskedPath,
  { type }: Pick<Wanted, 'type'>,
  { overwrite, exists }: { overwrite: boolean; exists: (spelled: string) => ApiError },
): void {
  const { path, spell } = asked
  const there = call.workspace.kept.objects.get(path)
  if (!there) return requireParent(call, asked)
  requireOn(call, there, 'CAN_EDIT', spell(path))
  if (!overwrite) throw exists(spell(path))
  if (there.type === type) return
  throw invalidParameter(
    `Cannot overwrite the asset at ${spell(path)} due to type mismatch ` +
      `(asked: ${type}, actual: ${there.type}).`,
  )
}

/** Puts an object at a path and returns what it replaced there; its id and its grants stay. */
export function putObject(
  { workspace: { kept }, now }: Call,
  path: string,
  wanted: Wanted,
  content: Content,
): Content | null {
  const before = kept.objects.get(path)
  kept.objects.set({
    id: before?.id ?? objectIdOf(`${path}@${now}`),
    createdAt: before?.createdAt ?? now,
    accessList: before?.accessList ?? [],
    path,
    modifiedAt: now,
    content,
    ...wanted,
  })
  return before?.content ?? null
}
