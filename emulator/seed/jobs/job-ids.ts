const bases = { prod: 418_006_550_000_019n, dev: 265_114_900_000_043n } as const
const step = 7_368_787n

/** Ids of seeded jobs, by their place in the catalogue. */
export class JobIds {
  constructor(readonly alias: 'prod' | 'dev') {}

  at(index: number): bigint {
    return bases[this.alias] + BigInt(index) * step
  }
}
