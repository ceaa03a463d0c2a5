import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { RecordedCall } from '../../core'
import { app, publicClientId, tenantId } from '../../seed/directory'
import type { Order } from '../serve-alone'

type Reply = { origin?: string; done?: unknown; failed?: string }

const nextReply = (child: ChildProcess): Promise<Reply> =>
  new Promise((resolve, reject) => {
    child.once('message', (reply: Reply) => resolve(reply))
    child.once('exit', (code) => reject(new Error(`Entra ended with ${code}`)))
  })

export type Form = Record<string, string>
export type Json = Record<string, unknown>

/** Entra in a process of its own: oidc-provider is ESM only, which jest cannot load. */
export class EntraProcess {
  private constructor(
    readonly origin: string,
    readonly child: ChildProcess,
  ) {}

  static async start(): Promise<EntraProcess> {
    const file = join(process.cwd(), 'emulator/entra/serve-alone.ts')
    const child = fork(file, { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
    const { origin } = await nextReply(child)
    if (!origin) throw new Error('Entra did not say where it is')
    return new EntraProcess(origin, child)
  }

  stop(): void {
    this.child.disconnect()
  }

  async #order(order: Order): Promise<unknown> {
    const reply = nextReply(this.child)
    this.child.send(order)
    const { done, failed } = await reply
    this.child.removeAllListeners('exit')
    if (failed !== undefined) throw new Error(failed)
    return done
  }

  settings = (settings: Json) => this.#order({ settings })
  advance = (ms: number) => this.#order({ advanceMs: ms })
  reset = () => this.#order({ reset: true })
  fault = (fault: Extract<Order, { fault: unknown }>['fault']) => this.#order({ fault })
  calls = async () => (await this.#order({ calls: true })) as RecordedCall[]

  /** An address of the tenant: `url('oauth2/v2.0/token')`. */
  url = (path: string, tenant = tenantId): string => `${this.origin}/${tenant}/${path}`

  async post(
    path: string,
    form: Form,
    headers: Form = {},
  ): Promise<{ status: number; body: Json }> {
    const answer = await fetch(path.startsWith('http') ? path : this.url(path), {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    })
    return { status: answer.status, body: (await answer.json()) as Json }
  }

  token = (form: Form, headers: Form = {}) => this.post('oauth2/v2.0/token', form, headers)

  /** A password grant with the public client: the shortest way to a person's token. */
  passwordFor = (name: string, scope: string) =>
    this.token({
      grant_type: 'password',
      client_id: publicClientId,
      username: `${name}@contoso.example`,
      password: 'demo',
      scope,
    })
}

/** Lakedeck's own credentials, as a form carries them. */
export const lakedeck = { client_id: app.clientId, client_secret: app.clientSecret }

/** The claims of a JWT, unverified. */
export function claimsOf(token: unknown): Json {
  const [, payload = ''] = String(token).split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Json
}

/** The AADSTS number of a refusal. */
export const codeOf = (body: Json): unknown => (body.error_codes as number[] | undefined)?.[0]
