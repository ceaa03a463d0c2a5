import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { root } from './root'

/** A process that a command keeps running: the emulator, the server. Its output goes to a log file. */
export type Service = {
  name: string
  pid: number
  logFile: string
  stop: () => Promise<void>
  exited: Promise<number>
}

export const logFolder = path.join(root, '.lakedeck', 'log')

export function startService(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  options: { cwd?: string; inherit?: boolean } = {},
): Service {
  mkdirSync(logFolder, { recursive: true })
  const logFile = path.join(logFolder, `${name}.log`)
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: options.cwd ?? root,
    env,
    stdio: options.inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  if (!options.inherit) {
    const log = createWriteStream(logFile)
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
  }
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1))
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const killed = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await exited
    clearTimeout(killed)
  }
  return { name, pid: child.pid ?? 0, logFile, stop, exited }
}

const statusOf = (url: string) =>
  new Promise<number | null>((resolve) => {
    const request = http.get(url, { timeout: 2_000 }, (response) => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
    request.on('error', () => resolve(null))
    request.on('timeout', () => request.destroy())
  })

/** The service, once the address answers 200; stops it and throws when it ends first or does not get there. */
export async function whenReady(
  service: Service,
  url: string,
  withinMs = 60_000,
): Promise<Service> {
  const deadline = Date.now() + withinMs
  const ended = service.exited.then((code) => ({ code }))
  while (Date.now() < deadline) {
    const status = await Promise.race([statusOf(url), ended])
    if (status === 200) return service
    if (status !== null && typeof status === 'object') {
      throw new Error(`The ${service.name} ended with ${status.code}; its log: ${service.logFile}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  await service.stop()
  throw new Error(`The ${service.name} did not answer ${url}; its log: ${service.logFile}`)
}
