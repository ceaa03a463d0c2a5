import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ICachePlugin } from '@azure/msal-node'

const folder = path.join(os.homedir(), '.lakedeck')

/** MSAL's cache in the person's home, readable by its owner alone: it holds a refresh token. */
export function tokenCache(name: string): ICachePlugin {
  const file = path.join(folder, `${name}.json`)
  return {
    async beforeCacheAccess(context) {
      if (existsSync(file)) context.tokenCache.deserialize(readFileSync(file, 'utf8'))
    },
    async afterCacheAccess(context) {
      if (!context.cacheHasChanged) return
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
      // Written aside and renamed, so that a second login never reads half a file.
      const aside = `${file}.${process.pid}`
      writeFileSync(aside, context.tokenCache.serialize(), { mode: 0o600 })
      renameSync(aside, file)
    },
  }
}
