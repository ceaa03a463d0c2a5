import type { CallKind } from '@/lib/policy/permit'
import type { BodyClass } from './body-limits'
import { apps } from './endpoints/apps'
import { catalog } from './endpoints/catalog'
import { catalogAccess } from './endpoints/catalog-access'
import { compute } from './endpoints/compute'
import { dashboards } from './endpoints/dashboards'
import { discovery } from './endpoints/discovery'
import { experiments } from './endpoints/experiments'
import { type Entry, type Family, type Method, methods } from './endpoints/family'
import { files } from './endpoints/files'
import { genie } from './endpoints/genie'
import { identity } from './endpoints/identity'
import { jobs } from './endpoints/jobs'
import { modelRegistry } from './endpoints/model-registry'
import { permissions } from './endpoints/permissions'
import { pipelines } from './endpoints/pipelines'
import { secrets } from './endpoints/secrets'
import { serving } from './endpoints/serving'
import { settings } from './endpoints/settings'
import { sharing } from './endpoints/sharing'
import { sql } from './endpoints/sql'

export type Endpoint = {
  method: Method
  template: string
  kind: CallKind
  body: BodyClass
  /** The body or the answer may be of any size, or take its time between two parts. */
  streams: boolean
  /** An older version of another row's path. */
  isAlias: boolean
}

const families: Family[] = [
  identity,
  permissions,
  compute,
  jobs,
  pipelines,
  sql,
  files,
  secrets,
  catalog,
  catalogAccess,
  sharing,
  experiments,
  modelRegistry,
  serving,
  dashboards,
  genie,
  apps,
  settings,
  discovery,
]

/** The closed table: what is not in it reaches no workspace. */
export const endpoints: readonly Endpoint[] = families.flatMap(toEndpoints)

function toEndpoints(family: Family): Endpoint[] {
  return Object.entries(family).flatMap(([template, entries]) =>
    versionsOf(template).flatMap((path, at) =>
      methods.flatMap((method) => {
        const entry = entries[method]
        return entry === undefined ? [] : [toEndpoint(method, path, entry, at > 0)]
      }),
    ),
  )
}

function toEndpoint(method: Method, template: string, entry: Entry, isAlias: boolean): Endpoint {
  const {
    kind,
    body = 'json',
    streams = false,
  } = typeof entry === 'string' ? { kind: entry } : entry
  return { method, template, kind, body, streams, isAlias }
}

function versionsOf(template: string): string[] {
  const [choice, versions] = /\{([\d.,]+)\}/.exec(template) ?? []
  if (!choice || !versions) return [template]
  return versions.split(',').map((version) => template.replace(choice, version))
}
