import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { type CookieJar } from '@/lib/auth/cookie-jar'
import { nextAuthOptions } from '@/lib/auth/next-auth-options'
import { providerId } from '@/lib/auth/provider-id'
import { type SignInTrail, withTrail } from '@/lib/auth/sign-in-trail'

export type NextAuthAnswer = { location: string | null; setCookies: string[]; trail: SignInTrail }

type NextAuthCall = {
  action: 'signin' | 'callback'
  method: 'GET' | 'POST'
  query?: Record<string, string>
  body?: Record<string, string>
  cookies: CookieJar
}

/**
 * One step of NextAuth, which sees just what it is given here. Handing it the real request would let a
 * crafted `callbackUrl` answer 500 and a foreign cookie join the session's chunks.
 */
export async function callNextAuth(call: NextAuthCall): Promise<NextAuthAnswer> {
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: [call.action, providerId] },
    body: call.body ?? {},
    cookies: Object.fromEntries(call.cookies),
    headers: {},
  }
  const response = recordingResponse()
  const { trail } = await withTrail(() =>
    // NextAuth's handler for the pages router; of the two objects it uses what is given here and no more.
    (NextAuth as unknown as PagesHandler)(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      nextAuthOptions(),
    ),
  )
  return { location: response.location(), setCookies: response.setCookies(), trail }
}

type PagesHandler = (
  request: NextApiRequest,
  response: NextApiResponse,
  options: ReturnType<typeof nextAuthOptions>,
) => Promise<void>

function recordingResponse() {
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name.toLowerCase(), value)
      return response
    },
    end: () => response,
    json: () => response,
    send: () => response,
    location: () => {
      const location = headers.get('location')
      return typeof location === 'string' ? location : null
    },
    setCookies: () => [headers.get('set-cookie') ?? []].flat(),
  }
  return response
}
