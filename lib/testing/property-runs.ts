/**
 * What a property is tried with: always the same cases, so that a commit that was green stays green.
 * `PROPERTY_SEED=random PROPERTY_RUNS=100` looks for new ones, a hundred times as many; what is found becomes an example.
 */
export function propertyRuns(numRuns = 100): { numRuns: number; seed?: number } {
  // eslint-disable-next-line no-restricted-syntax -- how a test is run is no setting of the app
  const { PROPERTY_SEED: seed = '20261128', PROPERTY_RUNS: times = '1' } = process.env
  return { numRuns: numRuns * Number(times), ...(seed === 'random' ? {} : { seed: Number(seed) }) }
}
