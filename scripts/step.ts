import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './root'

const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  console.log(`\n▸ ${name} …`)
  const result = await work()
  console.log(`✓ ${name} (${seconds(Date.now() - started)})`)
  return result
}

/** A program of node_modules, by its name there. */
export const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

export class CommandFailed extends Error {
  constructor(
    command: string,
    readonly exitCode: number,
  ) {
    super(`${command} ended with ${exitCode}`)
  }
}

/** Runs a program with our terminal and resolves when it ends well; throws CommandFailed otherwise. */
export function run(
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; timeoutMs?: number } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      stdio: 'inherit',
      env: options.env ?? process.env,
      ...(options.timeoutMs ? { timeout: options.timeoutMs } : {}),
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new CommandFailed(path.basename(command), code ?? 1))
    })
  })
}

/** The end of every command: a failed program has already said why, anything else is told in one line. */
export function main(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    if (error instanceof CommandFailed) process.exit(error.exitCode)
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
