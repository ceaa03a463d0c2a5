import 'server-only'
import { request } from 'undici'
import { whyUnreachable } from './why-unreachable'

const timeoutMs = 5_000

export type Asked =
  { ok: true; status: number; text: string; date: string | null } | { ok: false; why: string }

/** GET without a token, as anybody may: what answers there, or in words why nothing does. */
export async function ask(url: string): Promise<Asked> {
  try {
    const { statusCode, headers, body } = await request(url, {
      signal: AbortSignal.timeout(timeoutMs),
    })
    const date = typeof headers.date === 'string' ? headers.date : null
    return { ok: true, status: statusCode, text: await body.text(), date }
  } catch (error) {
    return { ok: false, why: whyUnreachable(error) }
  }
}
