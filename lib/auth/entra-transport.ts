import 'server-only'
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { request } from 'undici'
import {
  type EntraErrorBody,
  type EntraRefusal,
  ownRefusal,
  readRefusal,
} from '@/lib/auth/entra-refusal'
import { clouds } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'

const timeoutMs = 10_000
const tries = 2

type TokenAnswer = EntraErrorBody & { refresh_token?: string; expires_in?: number | string }

/**
 * MSAL's network, one per redemption. It keeps the raw answer, because MSAL's results hold neither the new
 * refresh token nor an error's numbers; and it leads to AZURE_AUTHORITY_HOST, because MSAL itself accepts no
 * plain http authority, which the emulator is.
 */
export class EntraTransport implements INetworkModule {
  #answer: { status: number; body: TokenAnswer } | null = null

  sendGetRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    return this.#send<T>('GET', url, options)
  }

  sendPostRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    return this.#send<T>('POST', url, options)
  }

  get refreshToken(): string | null {
    return this.#answer?.body.refresh_token ?? null
  }

  /** Seconds the new access token lives; MSAL rounds the moment it counts from, up to a second too late. */
  get expiresInSeconds(): number {
    return Number(this.#answer?.body.expires_in ?? 0)
  }

  /** Why no token came: Entra's own words, or what came instead of them. */
  refusal(): EntraRefusal {
    if (!this.#answer) return ownRefusal('Unreachable')
    const { body, status } = this.#answer
    if (body.error !== undefined) return readRefusal(body, status)
    return ownRefusal(status >= 500 || status === 429 ? 'Busy' : 'StrangeAnswer')
  }

  async #send<T>(
    method: 'GET' | 'POST',
    url: string,
    { headers, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const answer = await withRetry(async () => {
      const response = await request(toAuthority(url), {
        method,
        headers: headers ?? {},
        ...(body === undefined ? {} : { body }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: AbortSignal.timeout(timeoutMs),
      })
      const read = readAnswer(await response.body.text())
      return { status: response.statusCode, body: read, headers: response.headers }
    })
    this.#answer = answer
    return { status: answer.status, body: answer.body as T, headers: flatten(answer.headers) }
  }
}

/** What is no JSON object does not come from Entra, but from something in between; it says nothing then. */
function readAnswer(text: string): TokenAnswer {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Redeeming twice does no harm: Entra leaves the old refresh token valid when it hands out a new one. */
async function withRetry<A extends { status: number }>(send: () => Promise<A>): Promise<A> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send().catch((error: unknown) => {
      if (attempt >= tries) throw error
      return null
    })
    if (answer && (answer.status < 500 || attempt >= tries)) return answer
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 250))
  }
}

/** The address MSAL believes in; only the emulator's differs from where the request goes. */
export function msalAuthorityHost(): string {
  const { isEmulator, cloud, authorityHost } = env()
  return isEmulator ? clouds[cloud].authorityHost : authorityHost
}

function toAuthority(url: string): string {
  const believed = msalAuthorityHost()
  return url.startsWith(`${believed}/`) ? env().authorityHost + url.slice(believed.length) : url
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(pairs)
}
