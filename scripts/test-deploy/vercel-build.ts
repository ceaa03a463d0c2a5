import {
  cpSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { root } from '../root'
import { run } from '../step'

/** The newest command line that installs everywhere; it needs no account to build. */
const vercel = 'vercel@60.1.3'

/** Beside the project, so that the packages can be linked and not copied. */
const folder = path.join(root, '.lakedeck', 'vercel')

const leftOut = new Set(['node_modules', 'test-results', 'playwright-report'])
const staysHere = (name: string) => leftOut.has(name) || /^\.(?!ci$|prettier|dependency)/.test(name)

/** What `vercel link` would write; any id does, nobody is asked about it. */
const project = {
  projectId: 'prj_lakedeck',
  orgId: 'team_lakedeck',
  settings: { framework: 'nextjs', nodeVersion: '22.x', installCommand: 'true' },
}

/** Builds a copy of the project as Vercel does, offline, and returns the copy's folder. */
export async function buildForVercel(): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(path.join(folder, '.vercel'), { recursive: true })
  for (const name of readdirSync(root))
    if (!staysHere(name))
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  linkTree(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  writeFileSync(path.join(folder, '.vercel', 'project.json'), JSON.stringify(project))
  // Built as it is there: nothing of this machine's settings, and a token that is none.
  await run(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${vercel}`,
      '--',
      'vercel',
      'build',
      '--prod',
      '--yes',
      '--token=none',
    ],
    {
      cwd: folder,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', VERCEL_TELEMETRY_DISABLED: '1' },
    },
  )
  return folder
}

/** npm's own note is copied, newest: by its age `npm run` knows that nothing has to be installed. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, item.name), path.join(to, item.name)]
    if (item.isDirectory()) linkTree(source, target)
    else if (item.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (item.name === '.package-lock.json') copyFileSync(source, target)
    else linkSync(source, target)
  }
}
