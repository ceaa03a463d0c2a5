import { Readable } from 'node:stream'
import type { Call } from '../call'
import { missingField, notFound } from '../errors'
import { optionalBoolean, optionalInteger, optionalText, text } from '../fields'
import type { OpenFile } from './open-file'
import { toDbfsPath } from './path'
import { requireWorkspaceAccess } from '../workspace-access'
import { putFile, readBlockBytes, requireFree } from './write'

/** "There is a 10 minute idle timeout on this handle" (DBFS API). */
const idleMs = 600_000

export function openFile(call: Call) {
  requireWorkspaceAccess(call)
  const { workspace, principal, body, now } = call
  const path = toDbfsPath(text(body, 'path'))
  const overwrite = optionalBoolean(body, 'overwrite') ?? false
  requireFree(call, path, overwrite)
  const handle = workspace.nextDbfsHandle++
  const opened = { handle, ownerId: principal.id, path, overwrite, blocks: [], usedAt: now }
  workspace.dbfsHandles.set(handle, opened)
  return { handle }
}

function openedFor({ workspace, principal, body, now }: Call): OpenFile {
  const handle = optionalInteger(body, 'handle')
  if (handle === undefined) throw missingField('handle')
  const opened = workspace.dbfsHandles.get(handle)
  const isOpen = opened?.ownerId === principal.id && now - opened.usedAt <= idleMs
  if (!opened || !isOpen) throw notFound(`No open stream exists with handle ${handle}.`)
  opened.usedAt = now
  return opened
}

export async function addBlock(call: Call) {
  requireWorkspaceAccess(call)
  const opened = openedFor(call)
  const bytes = readBlockBytes(optionalText(call.body, 'data') ?? '')
  opened.blocks.push(await call.workspace.kept.blobs.write([bytes]))
  return {}
}

/** Only now the file is there, whole. */
export async function closeFile(call: Call) {
  requireWorkspaceAccess(call)
  const { handle, path, overwrite, blocks } = openedFor(call)
  const { kept, dbfsHandles } = call.workspace
  dbfsHandles.delete(handle)
  requireFree(call, path, overwrite)
  const whole = Readable.from(
    (async function* () {
      for (const block of blocks) yield await kept.blobs.read(block)
    })(),
  )
  await putFile(call, path, await kept.blobs.write(whole))
  for (const block of blocks) await kept.blobs.remove(block)
  return {}
}
