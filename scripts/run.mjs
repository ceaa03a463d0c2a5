// The way into every command: works on a fresh clone with only Node and npm, so it imports nothing that
// has to be installed. It installs what is missing, says so, and hands over to scripts/<command>.ts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [command, ...rest] = process.argv.slice(2)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Lakedeck needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

/** npm writes this file last, so it is older than the lock file exactly when an install is due. */
function isInstalled() {
  const done = path.join(root, 'node_modules', '.package-lock.json')
  const wanted = path.join(root, 'package-lock.json')
  return existsSync(done) && statSync(done).mtimeMs >= statSync(wanted).mtimeMs
}

if (!isInstalled()) {
  console.log('Installing packages from package-lock.json (npm ci) …')
  const started = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const install = spawnSync(
    npm,
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (install.status !== 0) process.exit(install.status ?? 1)
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

// The doctor uses the server's own modules, which refuse to load where this condition is missing.
const conditions = command === 'doctor' ? ['--conditions=react-server'] : []

const child = spawn(
  process.execPath,
  [...conditions, '--import', 'tsx', path.join(root, 'scripts', `${command}.ts`), ...rest],
  { cwd: root, stdio: 'inherit' },
)
// The terminal sends Ctrl-C to the whole group; waiting lets the command stop what it started.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (signal === 'SIGTERM') child.kill(signal)
  })
}
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
