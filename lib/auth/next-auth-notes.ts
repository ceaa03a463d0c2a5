import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import type { CookieJar } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { providerId } from '@/lib/auth/provider-id'
import { env } from '@/lib/env/server'

/** What NextAuth wants to see again when the browser comes back. */
export type Checks = { state: string; verifier: string; nonce: string }

/**
 * NextAuth keeps its checks in three cookies with fixed names, so a second tab would overwrite the first one's.
 * Here they are taken out of its answer, to be kept by the sign-in they belong to (lib/auth/sign-in-note.ts).
 */
export async function takeChecks(setCookies: readonly string[]): Promise<Checks> {
  const { state, pkce, nonce } = cookieNames()
  return {
    state: await valueOf(state, setCookies),
    verifier: await valueOf(pkce, setCookies),
    nonce: await valueOf(nonce, setCookies),
  }
}

async function valueOf(name: string, setCookies: readonly string[]): Promise<string> {
  const cookie = setCookies.find((each) => each.startsWith(`${name}=`))
  const token = cookie?.slice(name.length + 1).split(';', 1)[0]
  const content = await decode({
    ...(token ? { token } : {}),
    secret: env().secrets[0],
    salt: name,
  })
  if (typeof content?.value !== 'string') throw new Error(`NextAuth set no ${name}`)
  return content.value
}

/** The cookies that NextAuth's callback expects, for these checks. They never reach a browser. */
export async function checkCookies({ state, verifier, nonce }: Checks): Promise<CookieJar> {
  const names = cookieNames()
  const values = { [names.state]: state, [names.pkce]: verifier, [names.nonce]: nonce }
  const sealed = Object.entries(values).map(async ([name, value]) => {
    const token = { value, provider: providerId }
    return [
      name,
      await encode({ token, secret: env().secrets[0], salt: name, maxAge: 60 }),
    ] as const
  })
  return new Map(await Promise.all(sealed))
}
