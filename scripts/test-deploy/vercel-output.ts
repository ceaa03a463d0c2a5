import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'

const limitBytes = 250 * 1024 * 1024

type Config = { runtime: string; useWebApi?: boolean; filePathMap?: Record<string, string> }

/** What `vercel build` left in a project's folder, and whether it may be deployed. */
export class VercelOutput {
  readonly #functions: string

  constructor(readonly project: string) {
    this.#functions = path.join(project, '.vercel', 'output', 'functions')
  }

  /** The addresses of the project's pages and routes, as its folder `app` names them. */
  routes(): string[] {
    const app = path.join(this.project, 'app')
    return readdirSync(app, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(page\.tsx|route\.ts)$/.test(path.basename(file)))
      .map((file) =>
        path
          .dirname(file)
          .split(path.sep)
          .filter((part) => !/^\(.*\)$|^\.$/.test(part)),
      )
      .map((parts) => parts.join('/') || 'index')
  }

  withoutFunction(): string[] {
    return this.routes().filter((route) => !existsSync(this.#folderOf(route)))
  }

  /** Many addresses share one; each is named by the first of them. */
  functions(): { name: string; bytes: number; files: string[]; runtime: string }[] {
    const found = new Map<string, string>()
    for (const name of [...this.routes(), '_middleware']) {
      if (!existsSync(this.#folderOf(name))) continue
      const folder = realpathSync(this.#folderOf(name))
      if (!found.has(folder)) found.set(folder, name)
    }
    return [...found].map(([folder, name]) => {
      const { filePathMap = {}, runtime } = configIn(folder)
      const mapped = Object.values(filePathMap).map((file) => path.join(this.project, file))
      const own = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      )
      const files = [...mapped, ...own].filter((file) => statSync(file).isFile())
      const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
      return { name, bytes, files, runtime }
    })
  }

  faults(): string[] {
    const missing = this.withoutFunction().map((route) => `${route} has no function`)
    const others = this.functions().flatMap(({ name, bytes, files, runtime }) => [
      ...(bytes > limitBytes ? [`${name} has ${megabytes(bytes)}, and 250 MB are allowed`] : []),
      ...(runtime.startsWith('nodejs') ? [] : [`${name} runs on ${runtime}`]),
      ...files
        .filter((file) => isForeign(path.relative(this.project, file)))
        .map((file) => `${name} holds ${path.relative(this.project, file)}`),
      ...files
        .filter((file) => /\.js$/.test(file) && !file.includes('node_modules'))
        .filter((file) => readFileSync(file, 'utf8').includes('emulator-only-'))
        .map((file) => `${name} holds the emulator's code in ${path.basename(file)}`),
    ])
    return [...missing, ...others]
  }

  /** Which function answers for an address; the platform groups addresses as it likes. */
  functionOf(route: string): string {
    return path.relative(realpathSync(this.#functions), realpathSync(this.#folderOf(route)))
  }

  /** Puts a function's files together as the platform does, and returns what it needs to run. */
  unpack(name: string): { folder: string; usesWebApi: boolean } {
    const from = realpathSync(this.#folderOf(name))
    const folder = path.join(this.project, '.unpacked', this.functionOf(name))
    const { filePathMap = {}, useWebApi = false } = configIn(from)
    rmSync(folder, { recursive: true, force: true })
    cpSync(from, folder, { recursive: true, verbatimSymlinks: true })
    for (const [place, file] of Object.entries(filePathMap))
      putInto(path.join(this.project, file), path.join(folder, place))
    return { folder, usesWebApi: useWebApi }
  }

  #folderOf(route: string): string {
    return path.join(this.#functions, `${route}.func`)
  }
}

const configIn = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, '.vc-config.json'), 'utf8')) as Config

/** Programs around the product, settings of somebody's machine, and the emulator's database. */
const isForeign = (file: string): boolean =>
  /^(emulator|e2e|bench|scripts|docs|\.lakedeck)[\\/]|(^|[\\/])\.env|duckdb/.test(file)

function putInto(source: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true })
  if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target)
  else copyFileSync(source, target)
}

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
