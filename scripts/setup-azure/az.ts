import { spawn } from 'node:child_process'
import type { z } from 'zod'
import { Refusal } from '../refusal'
import { shellText } from './shell-text'

/** What `az` answered instead of doing it: its own words, and the code of the service behind it. */
export class AzRefused extends Error {
  readonly code: string | null
  readonly isNotFound: boolean

  constructor(
    readonly command: string,
    readonly words: string,
  ) {
    super(`${command}\n${words}`)
    this.code = /"code":\s*"(\w+)"/.exec(words)?.[1] ?? null
    this.isNotFound = /^(Not Found|\(ResourceNotFound\))/.test(words)
  }

  get isForbidden(): boolean {
    return this.code === 'Authorization_RequestDenied' || this.code === 'AuthorizationFailed'
  }
}

type Options = {
  isDryRun: boolean
  print: (line: string) => void
  /** Waits before the next try: what was just created is not known everywhere at once. */
  sleep: (ms: number) => Promise<void>
}

const tries = 8
const betweenTriesMs = 4_000

/**
 * The Azure CLI, as it is signed in here. Whoever reads has the answer checked; whoever changes prints the command
 * first, and in a dry run does nothing else.
 */
export class Az {
  constructor(private readonly options: Options) {}

  get isDryRun(): boolean {
    return this.options.isDryRun
  }

  async read<Schema extends z.ZodType>(args: string[], schema: Schema): Promise<z.output<Schema>> {
    if (this.isDryRun) this.options.print(`reads:   ${shellText(['az', ...args])}`)
    return answer(args, await az(args), schema)
  }

  /** Like `read`; null for what is not there. */
  async find<Schema extends z.ZodType>(
    args: string[],
    schema: Schema,
  ): Promise<z.output<Schema> | null> {
    return this.read(args, schema).catch((error: unknown) => {
      if (error instanceof AzRefused && error.isNotFound) return null
      throw error
    })
  }

  /** In a dry run nothing is done, and the answer is the one that is handed in. */
  async change<Schema extends z.ZodType>(
    args: string[],
    schema: Schema,
    instead: z.output<Schema>,
    isTooEarly: (refused: AzRefused) => boolean = () => false,
  ): Promise<z.output<Schema>> {
    this.options.print(`${this.isDryRun ? 'changes' : 'running'}: ${shellText(['az', ...args])}`)
    return this.isDryRun ? instead : answer(args, await this.again(args, isTooEarly), schema)
  }

  private async again(args: string[], isTooEarly: (refused: AzRefused) => boolean) {
    for (let left = tries - 1; ; left -= 1) {
      try {
        return await az(args)
      } catch (error) {
        if (!(error instanceof AzRefused) || !isTooEarly(error) || left === 0) throw error
        await this.options.sleep(betweenTriesMs)
      }
    }
  }
}

function answer<Schema extends z.ZodType>(args: string[], text: string, schema: Schema) {
  const read = schema.safeParse(text.trim() ? JSON.parse(text) : undefined)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw new Error(
    `az answered in a way that is not understood here (${faults.join(', ')}): ${shellText(['az', ...args])}`,
  )
}

function az(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('az', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, AZURE_CORE_ONLY_SHOW_ERRORS: '1', AZURE_CORE_NO_COLOR: '1' },
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', () =>
      reject(
        new Refusal(
          'The Azure CLI (`az`) is not here. Install it (Microsoft Learn, "How to install the Azure CLI") and run `az login`; on Windows run this in WSL or in Azure Cloud Shell.',
        ),
      ),
    )
    child.on('close', (code) => {
      const words = errors.replace(/^ERROR: /, '').trim()
      if (code === 0) resolve(output)
      else reject(new AzRefused(shellText(['az', ...args]), words))
    })
  })
}
