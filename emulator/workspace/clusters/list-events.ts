import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { oneOf, optionalInteger, optionalText, text } from '../fields'
import { readPageToken, toPage } from '../page-token'
import { eventTypes, type ClusterEvent } from './event'

const defaultPageSize = 50
const largestPageSize = 500

type EventQuery = {
  clusterId: string
  order: 'ASC' | 'DESC'
  types: readonly string[]
  startTime: number | undefined
  endTime: number | undefined
}

function readTypes(body: JsonObject): string[] {
  const types = body['event_types']
  if (types === undefined || types === null) return []
  if (!Array.isArray(types)) throw invalidParameter('event_types must be an array')
  return types.map((type) => oneOf('event_types', String(type), eventTypes))
}

function readQuery(body: JsonObject): EventQuery {
  return {
    clusterId: text(body, 'cluster_id'),
    order: oneOf('order', optionalText(body, 'order') ?? 'DESC', ['ASC', 'DESC']),
    types: readTypes(body),
    startTime: optionalInteger(body, 'start_time'),
    endTime: optionalInteger(body, 'end_time'),
  }
}

const isWanted = ({ types, startTime, endTime }: EventQuery, event: ClusterEvent) =>
  (types.length === 0 || types.includes(event.type)) &&
  (startTime === undefined || event.timestamp >= startTime) &&
  (endTime === undefined || event.timestamp <= endTime)

/** `limit` and `offset` are the older names of `page_size` and the place that a token holds. */
function readPlace(body: JsonObject, key: string) {
  const size = optionalInteger(body, 'page_size') ?? optionalInteger(body, 'limit') ?? 0
  const token = optionalText(body, 'page_token')
  const offset = optionalInteger(body, 'offset') ?? 0
  if (size < 0 || offset < 0) throw invalidParameter('page_size and offset must not be negative')
  if (size > largestPageSize) {
    throw invalidParameter(`Maximum number of events per page is ${largestPageSize}, got ${size}`)
  }
  return {
    size: size || defaultPageSize,
    offset: token ? readPageToken(token, key) : offset,
  }
}

/** What to post for the older events, beside the token. */
const nextPage = (query: EventQuery, offset: number, limit: number) => ({
  cluster_id: query.clusterId,
  order: query.order,
  offset,
  limit,
  ...(query.types.length > 0 ? { event_types: query.types } : {}),
  ...(query.startTime === undefined ? {} : { start_time: query.startTime }),
  ...(query.endTime === undefined ? {} : { end_time: query.endTime }),
})

export function listEvents({ workspace, principal, body, now }: Call) {
  const query = readQuery(body)
  const key = `events/${JSON.stringify(query)}`
  const { size, offset } = readPlace(body, key)
  const cluster = workspace.clusterFor(principal, query.clusterId, 'CAN_ATTACH_TO', now)
  const sign = query.order === 'ASC' ? 1 : -1
  const events = cluster.events
    .map((event, index) => ({ ...event, index }))
    .filter((event) => isWanted(query, event))
    .sort((a, b) => sign * (a.timestamp - b.timestamp || a.index - b.index))
  const page = toPage(events, offset, size, key)
  return {
    ...(page.items.length > 0
      ? {
          events: page.items.map(({ timestamp, type, details }) => ({
            cluster_id: cluster.id,
            timestamp,
            type,
            details,
          })),
        }
      : {}),
    total_count: events.length,
    ...(page.nextToken
      ? { next_page_token: page.nextToken, next_page: nextPage(query, offset + size, size) }
      : {}),
    ...(page.previousToken ? { prev_page_token: page.previousToken } : {}),
  }
}
