import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '../core'

type Entry = { payload: AdapterPayload; expiresAt: number }

/** What became of something the store was asked for by its id. */
export type Found =
  | { kind: 'good'; payload: AdapterPayload }
  | { kind: 'consumed' }
  | { kind: 'expired' }
  | { kind: 'unknown' }

const sweepEvery = 500

/**
 * Where oidc-provider keeps codes, sessions and pages under way: in memory, ageing by the emulator's clock.
 * An expired entry is remembered for a while, because Entra tells an expired code from an unknown one.
 */
export class Store {
  #models = new Map<string, Map<string, Entry>>()
  #writes = 0

  constructor(readonly clock: Clock) {}

  #model(name: string): Map<string, Entry> {
    const existing = this.#models.get(name)
    if (existing) return existing
    const created = new Map<string, Entry>()
    this.#models.set(name, created)
    return created
  }

  clear(): void {
    this.#models.clear()
  }

  #sweep(): void {
    const longAgo = this.clock.now() - 3_600_000
    for (const entries of this.#models.values()) {
      for (const [id, { expiresAt }] of entries) if (expiresAt < longAgo) entries.delete(id)
    }
  }

  find(model: string, id: string): Found {
    const entry = this.#model(model).get(id)
    if (!entry) return { kind: 'unknown' }
    if (entry.payload.consumed) return { kind: 'consumed' }
    if (entry.expiresAt <= this.clock.now()) return { kind: 'expired' }
    return { kind: 'good', payload: entry.payload }
  }

  #search(model: string, fits: (payload: AdapterPayload) => boolean): Entry | undefined {
    for (const entry of this.#model(model).values()) if (fits(entry.payload)) return entry
    return undefined
  }

  /** The payload with its age by our clock: oidc-provider would judge by its own. */
  #aged({ payload, expiresAt }: Entry): AdapterPayload {
    const copied = structuredClone(payload)
    return expiresAt > this.clock.now() ? copied : { ...copied, exp: 1 }
  }

  #upsert(model: string, id: string, payload: AdapterPayload, seconds: number | undefined): void {
    this.#writes += 1
    if (this.#writes % sweepEvery === 0) this.#sweep()
    const expiresAt = seconds ? this.clock.now() + seconds * 1000 : Infinity
    this.#model(model).set(id, { payload: structuredClone(payload), expiresAt })
  }

  /** A code or a device code counts once. */
  consume(model: string, id: string): void {
    const entry = this.#model(model).get(id)
    if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(this.clock.now() / 1000) }
  }

  destroy(model: string, id: string): void {
    this.#model(model).delete(id)
  }

  destroyWhere(model: string, fits: (payload: AdapterPayload) => boolean): void {
    const entries = this.#model(model)
    for (const [id, { payload }] of entries) if (fits(payload)) entries.delete(id)
  }

  /** Changes what is stored, in place. */
  update(model: string, fits: (payload: AdapterPayload) => boolean, change: AdapterPayload): void {
    for (const entry of this.#model(model).values()) {
      if (fits(entry.payload)) entry.payload = { ...entry.payload, ...change }
    }
  }

  /** The adapter oidc-provider asks for, one per model. */
  adapterFor(model: string): Adapter {
    const aged = (entry: Entry | undefined) => entry && this.#aged(entry)
    return {
      upsert: async (id, payload, seconds) => this.#upsert(model, id, payload, seconds),
      find: async (id) => aged(this.#model(model).get(id)),
      findByUid: async (uid) => aged(this.#search(model, (payload) => payload.uid === uid)),
      findByUserCode: async (code) =>
        aged(this.#search(model, (payload) => payload.userCode === code)),
      consume: async (id) => this.consume(model, id),
      destroy: async (id) => this.destroy(model, id),
      revokeByGrantId: async (grantId) =>
        this.destroyWhere(model, (payload) => payload.grantId === grantId),
    }
  }
}
