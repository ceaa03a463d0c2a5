import type { JsonObject } from '../../core/json'
import { invalidParameter } from '../errors'
import {
  oneOf,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalText,
  text,
} from '../fields'
import {
  channelNames,
  spotPolicies,
  warehouseSizes,
  warehouseTypes,
  type WarehouseSpec,
} from './warehouse'

const mostClusters = 40
const mostMinimum = 30
const defaultAutoStop = 120
/**
 * "Must be less than 100 characters" and "Number of tags < 45" (docs.databricks.com/api, create a warehouse). Where
 * the page of the same field elsewhere says "1 to 100 characters", the stricter of the two holds here.
 */
const longestName = 99
const mostTags = 44

function readFlag(body: JsonObject, name: string, fallback: boolean): boolean {
  const value = body[name] ?? fallback
  if (typeof value !== 'boolean') throw invalidParameter(`${name} must be true or false`)
  return value
}

/** 0 is never; the shortest is ten minutes, one for serverless (SQL warehouses API). */
function readAutoStop(body: JsonObject, isServerless: boolean, fallback: number): number {
  const minutes = optionalInteger(body, 'auto_stop_mins') ?? fallback
  const least = isServerless ? 1 : 10
  if (minutes === 0 || minutes >= least) return minutes
  throw invalidParameter(`auto_stop_mins must be 0 or at least ${least}, got ${minutes}`)
}

function readClusters(body: JsonObject, before: Partial<WarehouseSpec>) {
  const least = optionalInteger(body, 'min_num_clusters') ?? before.min_num_clusters ?? 1
  const most = optionalInteger(body, 'max_num_clusters') ?? before.max_num_clusters ?? least
  if (least < 1 || least > mostMinimum) {
    throw invalidParameter(`min_num_clusters must be between 1 and ${mostMinimum}, got ${least}`)
  }
  if (most < least || most > mostClusters) {
    throw invalidParameter(
      `max_num_clusters must be between ${least} and ${mostClusters}, got ${most}`,
    )
  }
  return { min_num_clusters: least, max_num_clusters: most }
}

function readChannel(
  body: JsonObject,
  before: Partial<WarehouseSpec>,
): Pick<WarehouseSpec, 'channel'> {
  const channel = optionalObject(body, 'channel')
  if (!channel) return before.channel ? { channel: before.channel } : {}
  const name = oneOf(
    'channel',
    optionalText(channel, 'name') ?? 'CHANNEL_NAME_CURRENT',
    channelNames,
  )
  const version = optionalText(channel, 'dbsql_version')
  return { channel: { name, ...(version ? { dbsql_version: version } : {}) } }
}

function readTags(body: JsonObject, before: Partial<WarehouseSpec>): Pick<WarehouseSpec, 'tags'> {
  const tags = optionalObject(body, 'tags')
  if (!tags) return before.tags ? { tags: before.tags } : {}
  const custom = optionalObjects(tags, 'custom_tags') ?? []
  if (custom.length > mostTags) {
    throw invalidParameter(
      `A SQL warehouse has fewer than ${mostTags + 1} tags, got ${custom.length}`,
    )
  }
  return {
    tags: {
      custom_tags: custom.map((tag) => ({ key: text(tag, 'key'), value: text(tag, 'value') })),
    },
  }
}

function readName(body: JsonObject, before: Partial<WarehouseSpec>): string {
  const name = optionalText(body, 'name') ?? before.name ?? text(body, 'name')
  if (name.length >= 1 && name.length <= longestName) return name
  throw invalidParameter(
    `The name of a SQL warehouse has 1 to ${longestName} characters, got ${name.length}`,
  )
}

/** A warehouse out of a request; an edit keeps what it does not name. */
export function readSpec(body: JsonObject, before: Partial<WarehouseSpec> = {}): WarehouseSpec {
  const isServerless = readFlag(
    body,
    'enable_serverless_compute',
    before.enable_serverless_compute ?? false,
  )
  const type = oneOf(
    'warehouse_type',
    optionalText(body, 'warehouse_type') ??
      before.warehouse_type ??
      (isServerless ? 'PRO' : 'CLASSIC'),
    warehouseTypes,
  )
  if (isServerless && type !== 'PRO') {
    throw invalidParameter('Serverless compute needs warehouse_type PRO.')
  }
  return {
    name: readName(body, before),
    cluster_size: oneOf(
      'cluster_size',
      optionalText(body, 'cluster_size') ?? before.cluster_size ?? 'X-Small',
      warehouseSizes,
    ),
    ...readClusters(body, before),
    auto_stop_mins: readAutoStop(body, isServerless, before.auto_stop_mins ?? defaultAutoStop),
    warehouse_type: type,
    enable_photon: readFlag(body, 'enable_photon', before.enable_photon ?? true),
    enable_serverless_compute: isServerless,
    spot_instance_policy: oneOf(
      'spot_instance_policy',
      optionalText(body, 'spot_instance_policy') ?? before.spot_instance_policy ?? 'COST_OPTIMIZED',
      spotPolicies,
    ),
    ...readChannel(body, before),
    ...readTags(body, before),
  }
}
