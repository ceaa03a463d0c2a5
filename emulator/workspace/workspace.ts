import { hasLevel, levelOf, type Level, type ObjectTypeName } from './access'
import type { AccessList } from './access'
import type { Cluster } from './clusters/cluster'
import { advance, durationsOf, type Durations } from './clusters/lifecycle'
import type { Directory, Principal } from './directory'
import { invalidParameter, lacksJobPermission, lacksPermission } from './errors'
import type { Policy, PolicyFamily } from './policy'
import type { InstancePool } from './instance-pool'
import type { GlobalInitScript } from './global-init-script'
import type { OpenFile } from './dbfs/open-file'
import type { Volume } from './files/volume'
import type { Kept } from './kept/kept'
import type { KeptSeed } from './kept/kept-seed'
import type { Remote } from './repos/remote'
import { JobService } from './jobs/job-service'
import type { JobsSeed } from './jobs/jobs-seed'
import type { SecretScope } from './secrets/scope'
import { Tokens, type PersonalAccessToken } from './tokens/tokens'
import { query } from './warehouses/lifecycle'
import type { Warehouse } from './warehouses/warehouse'

/** What one workspace holds at the start; everything in it may change by calls and by the clock. */
export type WorkspaceSeed = {
  directory: Directory
  clusters: Cluster[]
  policies: Policy[]
  policyFamilies: PolicyFamily[]
  instancePools: InstancePool[]
  globalInitScripts: GlobalInitScript[]
  /** Made when somebody first asks for a job or a run. */
  jobs: () => JobsSeed
  warehouses: Warehouse[]
  volumes: Volume[]
  /** What can be cloned. */
  gitRemotes: Remote[]
  /** Notebooks, files and Git folders, unless those of an earlier process are there. */
  kept: () => KeptSeed
  secretScopes: SecretScope[]
  tokens: PersonalAccessToken[]
  /** Who may use personal access tokens. */
  tokenUse: AccessList
}

export type WorkspaceFacts = { alias: 'prod' | 'dev'; workspaceId: string; region: string }

export const defaultTransitionMs = 12_000

const permissionNames: Partial<Record<Level, string>> = {
  CAN_ATTACH_TO: 'Attach',
  CAN_RESTART: 'Restart',
  CAN_MANAGE: 'Manage',
  CAN_USE: 'Use',
}

/** One Databricks workspace: its people and its objects, and who may do what with them. */
export class Workspace {
  readonly facts: WorkspaceFacts
  directory: Directory
  clusters: Map<string, Cluster>
  policies: Policy[]
  policyFamilies: PolicyFamily[]
  instancePools: InstancePool[]
  globalInitScripts: GlobalInitScript[]
  warehouses: Map<string, Warehouse>
  volumes: Volume[]
  gitRemotes: Remote[]
  readonly kept: Kept
  dbfsHandles = new Map<number, OpenFile>()
  nextDbfsHandle = 7_000_001
  /** By name in lower case. */
  secretScopes: Map<string, SecretScope>
  tokens: Tokens
  tokenUse: { accessList: AccessList }
  jobsSeed: () => JobsSeed
  jobs: JobService | null = null
  durations: Durations = durationsOf(defaultTransitionMs)
  /** Milliseconds that every task takes; as long as usual while null. */
  taskMs: number | null = null
  /** Jobs start by their triggers. */
  triggersFire = true
  /** Requests per second that are let through; none are counted while null. */
  requestsPerSecond: number | null = null

  constructor(facts: WorkspaceFacts, seed: WorkspaceSeed, kept: Kept) {
    this.facts = facts
    this.kept = kept
    this.volumes = seed.volumes
    this.gitRemotes = seed.gitRemotes
    this.directory = seed.directory
    this.clusters = new Map(seed.clusters.map((cluster) => [cluster.id, cluster]))
    this.policies = seed.policies
    this.policyFamilies = seed.policyFamilies
    this.instancePools = seed.instancePools
    this.globalInitScripts = seed.globalInitScripts
    this.warehouses = new Map(seed.warehouses.map((warehouse) => [warehouse.id, warehouse]))
    this.secretScopes = new Map(seed.secretScopes.map((each) => [each.name.toLowerCase(), each]))
    this.tokens = new Tokens(seed.tokens)
    this.tokenUse = { accessList: seed.tokenUse }
    this.jobsSeed = seed.jobs
  }

  /** Jobs and runs as they stand at a moment. */
  jobsAt(now: number): JobService {
    this.jobs ??= new JobService(this.jobsSeed(), (id, at, until) => this.#query(id, at, until))
    this.jobs.taskMs = this.taskMs
    this.jobs.triggersFire = this.triggersFire
    this.jobs.advance(now)
    return this.jobs
  }

  /** A SQL task wakes its warehouse and keeps it awake. */
  #query(warehouseId: string, at: number, busyUntil: number): void {
    const warehouse = this.warehouses.get(warehouseId)
    if (warehouse) query(warehouse, at, busyUntil, this.durations.startMs)
  }

  /** Back to a seed, with default settings; what is kept is put back by itself. */
  reset(seed: WorkspaceSeed): void {
    Object.assign(this, new Workspace(this.facts, seed, this.kept))
  }

  /** Every cluster as it stands now. */
  clustersAt(now: number): Cluster[] {
    const all = [...this.clusters.values()]
    for (const cluster of all) advance(cluster, now, this.durations)
    return all
  }

  /** One cluster as it stands now, for somebody who has at least `needed` on it. */
  clusterFor(principal: Principal, id: string, needed: Level, now: number): Cluster {
    const cluster = this.clusters.get(id)
    if (!cluster) throw invalidParameter(`Cluster ${id} does not exist`)
    this.requireLevel(principal, 'clusters', id, cluster.accessList, needed)
    advance(cluster, now, this.durations)
    return cluster
  }

  can(principal: Principal, type: ObjectTypeName, list: AccessList, needed: Level): boolean {
    return hasLevel(this.directory, principal, type, list, needed)
  }

  sees(principal: Principal, type: ObjectTypeName, list: AccessList): boolean {
    return levelOf(this.directory, principal, type, list) !== undefined
  }

  requireLevel(
    principal: Principal,
    type: ObjectTypeName,
    id: string,
    list: AccessList,
    needed: Level,
  ): void {
    if (this.can(principal, type, list, needed)) return
    if (type === 'jobs') throw lacksJobPermission(principal.name, needed, id)
    throw lacksPermission(principal.name, permissionNames[needed] ?? needed, id)
  }

  /** For objects whose list knows no level that manages it. */
  requireAdmin(principal: Principal, id: string): void {
    if (this.directory.isAdmin(principal)) return
    throw lacksPermission(principal.name, 'Manage', id)
  }
}
