import { finishSignIn } from '@/lib/auth/finish-sign-in'
import type { BrowserAnswer } from '@/lib/auth/start-sign-in'

const origin = 'https://lakedeck.example.com'

/** A browser between us and Entra: keeps cookies, comes back with what Entra gave it. */
export class Browser {
  location = new URL(origin)

  constructor(readonly cookies = new Map<string, string>()) {}

  follow({ location, setCookies }: BrowserAnswer): this {
    this.location = new URL(location)
    for (const cookie of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/Max-Age=0/.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return this
  }

  get path(): string {
    return this.location.pathname + this.location.search
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async comeBack(query: Record<string, string> = {}): Promise<this> {
    const state = this.location.searchParams.get('state') ?? ''
    const url = `http://0.0.0.0:3000/api/auth/callback/azure-ad?${new URLSearchParams({ state, ...query }).toString()}`
    return this.follow(await finishSignIn(new Request(url, { headers: { cookie: this.cookie } })))
  }
}
