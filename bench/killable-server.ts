import type { Service } from '../scripts/service'

/** A server that is killed as a crash does it (SIGKILL: nothing is finished, nothing is said) and started anew. */
export class KillableServer {
  #running: Service | null = null
  readonly #start: () => Promise<Service>

  constructor(start: () => Promise<Service>) {
    this.#start = start
  }

  async start(): Promise<void> {
    this.#running = await this.#start()
  }

  async killAndStart(): Promise<void> {
    const { pid, exited } = this.#required()
    process.kill(pid, 'SIGKILL')
    await exited
    await this.start()
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
  }

  #required(): Service {
    if (!this.#running) throw new Error('The server was not started')
    return this.#running
  }
}
