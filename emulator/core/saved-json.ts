import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { parseJson, toJson } from './json'

/** A JSON file that is always whole: written beside itself, flushed and renamed. */
export class SavedJson {
  #writing: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(readonly path: string) {}

  /** Undefined when nothing was ever saved. */
  read(): unknown {
    if (!existsSync(this.path)) return undefined
    try {
      return parseJson(readFileSync(this.path, 'utf8'))
    } catch (error) {
      throw new Error(`${this.path} holds no state that can be read`, { cause: error })
    }
  }

  /** Resolves when a state at least as new as this call is on the disk; calls in a hurry share a write. */
  save(snapshot: () => unknown): Promise<void> {
    if (!this.#writing) return this.#start(snapshot)
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = null
        return this.#start(snapshot)
      })
    return this.#next
  }

  #start(snapshot: () => unknown): Promise<void> {
    this.#writing = this.#write(toJson(snapshot())).finally(() => (this.#writing = null))
    return this.#writing
  }

  async #write(text: string): Promise<void> {
    const beside = `${this.path}.part`
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, this.path)
  }
}
