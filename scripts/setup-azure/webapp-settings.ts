import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { type Az, AzRefused } from './az'
import type { SettingsChange, SettingsPlace } from './settings'

const webapp = z.object({
  defaultHostName: z.string(),
  identity: z
    .object({ userAssignedIdentities: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
})
const setting = z.array(z.object({ name: z.string(), value: z.string().nullable() }))

export type WebApp = z.infer<typeof webapp> & { where: string[] }

export async function findWebApp(az: Az, name: string, resourceGroup: string): Promise<WebApp> {
  const where = ['--name', name, '--resource-group', resourceGroup]
  const found = await az
    .find(['webapp', 'show', ...where, '--output', 'json'], webapp)
    .catch((error: unknown) => {
      if (!(error instanceof AzRefused)) throw error
      throw new Refusal(`The App Service ${name} cannot be read: ${error.words}`)
    })
  if (!found)
    throw new Refusal(
      `There is no App Service ${name} in ${resourceGroup}: see azure.yaml and docs/install.md.`,
    )
  return { ...found, where }
}

/** The settings of an App Service. They go there in a file, so that no secret stands on a command line. */
export function webAppSettings(az: Az, name: string, { where }: WebApp): SettingsPlace {
  return {
    name: `the App Service ${name}`,
    read: async () => {
      const list = ['webapp', 'config', 'appsettings', 'list', ...where, '--output', 'json']
      const there = await az.read(list, setting)
      return Object.fromEntries(there.map((one) => [one.name, one.value ?? '']))
    },
    write: async (change) => {
      await setAll(az, where, change)
      if (change.unset.length > 0)
        await az.change(
          [
            'webapp',
            'config',
            'appsettings',
            'delete',
            ...where,
            '--setting-names',
            ...change.unset,
            '--output',
            'none',
          ],
          z.undefined(),
          undefined,
        )
    },
  }
}

async function setAll(az: Az, where: string[], { set }: SettingsChange): Promise<void> {
  if (Object.keys(set).length === 0) return
  const folder = mkdtempSync(path.join(tmpdir(), 'lakedeck-settings-'))
  const file = path.join(folder, 'settings.json')
  try {
    if (!az.isDryRun) writeFileSync(file, JSON.stringify(set), { mode: 0o600 })
    const named = az.isDryRun ? '@<file with the settings>' : `@${file}`
    await az.change(
      ['webapp', 'config', 'appsettings', 'set', ...where, '--settings', named, '--output', 'none'],
      z.undefined(),
      undefined,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lets the App Service run with the identity; once. */
export async function giveIdentity(az: Az, { where, identity }: WebApp, id: string): Promise<void> {
  const held = Object.keys(identity?.userAssignedIdentities ?? {}).map((one) => one.toLowerCase())
  if (held.includes(id.toLowerCase())) return
  await az.change(
    ['webapp', 'identity', 'assign', ...where, '--identities', id, '--output', 'json'],
    z.unknown(),
    null,
  )
}
