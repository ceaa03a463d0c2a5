import { z } from 'zod'
import { Refusal } from '../refusal'
import { AzRefused } from './az'
import { type Graph, listOf, literal } from './graph'
import {
  type Application,
  application,
  applicationFields,
  difference,
  exposureBody,
  noApplication,
  registrationBody,
  type Wanted,
} from './registration'
import { noRightToRegister } from './rights'

export type Sought = { uniqueName: string; displayName: string; clientId: string | null }

/**
 * The registration of an earlier run, or the one that `--client-id` names; null when there is none. One of the same
 * name that is not ours is refused: two of one name look the same to whoever consents.
 */
export async function findRegistration(graph: Graph, sought: Sought): Promise<Application | null> {
  const fields = `?$select=${applicationFields}`
  if (sought.clientId) {
    const named = await graph.find(
      `applications(appId=${literal(sought.clientId)})${fields}`,
      application,
    )
    if (named) return named
    throw new Refusal(`This tenant has no app registration with the client id ${sought.clientId}.`)
  }
  const own = await graph.find(
    `applications(uniqueName=${literal(sought.uniqueName)})${fields}`,
    application,
  )
  if (own) return own
  const filter = encodeURIComponent(`displayName eq ${literal(sought.displayName)}`)
  const { value } = await graph.read(
    `applications?$filter=${filter}&$select=appId,displayName`,
    listOf(z.object({ appId: z.string(), displayName: z.string() })),
  )
  if (value.length === 0) return null
  const ids = value.map(({ appId }) => appId).join(', ')
  throw new Refusal(
    `There is an app registration named ${sought.displayName} that this command did not make (client id ${ids}). Take it over with --client-id=<id>, or choose another name with --name=… and --unique-name=…. Nothing was changed.`,
  )
}

/** Creates the registration, or adds to it what is missing; the answer is the registration as it is then. */
export async function register(
  graph: Graph,
  there: Application | null,
  uniqueName: string,
  wanted: Wanted,
): Promise<Application> {
  const made = there ?? (await create(graph, uniqueName, wanted))
  await bring(graph, made, registrationBody(made, wanted))
  const known = graph.isDryRun
    ? { ...made, ...registrationBody(made, wanted) }
    : await reread(graph, made)
  await bring(graph, known, exposureBody(known))
  return known
}

async function create(graph: Graph, uniqueName: string, wanted: Wanted): Promise<Application> {
  const body = registrationBody(noApplication, wanted)
  // Entra does not answer all that it has just been told, so what was sent counts for what is there.
  const answer = z.looseObject({ id: z.string(), appId: z.string() })
  const made = await graph
    .upsert(`applications(uniqueName=${literal(uniqueName)})`, body, answer, noApplication)
    .catch((error: unknown) => {
      if (error instanceof AzRefused && error.isForbidden) throw new Refusal(noRightToRegister)
      throw error
    })
  return { ...noApplication, ...body, id: made.id, appId: made.appId }
}

async function bring(graph: Graph, there: Application, wanted: object): Promise<void> {
  const missing = difference(there, wanted)
  if (missing) await graph.patch(`applications/${there.id}`, missing)
}

const reread = async (graph: Graph, { id }: Application): Promise<Application> =>
  graph.read(`applications/${id}?$select=${applicationFields}`, application)
