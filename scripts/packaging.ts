import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { serverFile } from './build'
import { root } from './root'

export const packageFolder = path.join(root, '.lakedeck', 'package')
export const packageFile = path.join(root, '.lakedeck', 'lakedeck.zip')

/** azd leaves node_modules out of what it deploys, unless a file says what to leave out: nothing. */
const ignoreFile = '.webappignore'

/** A third of the size, and only for the image optimizer, which is off (next.config.js). */
const unused = ['@img', 'sharp'].map((name) => path.join('node_modules', name))

/** Copies what `npm run build` put together; whatever an earlier package held is gone. */
export function placePackage(): void {
  const standalone = path.dirname(serverFile)
  rmSync(packageFolder, { recursive: true, force: true })
  mkdirSync(path.dirname(packageFolder), { recursive: true })
  cpSync(standalone, packageFolder, {
    recursive: true,
    // Links would lead out of the folder.
    dereference: true,
    filter: (file) => !unused.includes(path.relative(standalone, file)),
  })
  writeFileSync(path.join(packageFolder, ignoreFile), '# Everything here is part of the server.\n')
}
