import { createHash } from 'node:crypto'
import type { Cluster } from './cluster'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** A number of 19 digits that stays the same for one start of the driver; beyond 2^53, as the real ones. */
export function sparkContextId({ id, contextCount }: Cluster): bigint {
  const number =
    digest(`${id}/context/${contextCount}`).readBigUInt64BE() % 9_000_000_000_000_000_000n
  return 1_000_000_000_000_000_000n + (number % 8_000_000_000_000_000_000n)
}

/** Machine `index` of a cluster (0 is the driver); a restart gets other machines. */
export function nodeOf(cluster: Cluster, index: number) {
  const bytes = digest(`${cluster.id}/${cluster.contextCount}/${index}`)
  const hex = bytes.toString('hex')
  const last = `${bytes.readUInt8(0) % 64}.${2 + (bytes.readUInt8(1) % 250)}`
  return {
    private_ip: `10.139.${last}`,
    host_private_ip: `10.139.${64 + (bytes.readUInt8(0) % 64)}.${2 + (bytes.readUInt8(1) % 250)}`,
    public_dns: '',
    node_id: hex.slice(0, 32),
    instance_id: hex.slice(32, 64),
    start_timestamp: cluster.lastRestartedAt ?? cluster.createdAt,
  }
}
