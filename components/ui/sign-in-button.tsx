'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { Button } from './button'

/** Signs in and comes back to this very view; works as a plain form. */
export function SignInButton({ claims, label }: { claims?: string | undefined; label: string }) {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  return (
    <form method="post" action="/api/sign-in">
      <input type="hidden" name="callbackUrl" value={search ? `${pathname}?${search}` : pathname} />
      {claims !== undefined && <input type="hidden" name="claims" value={claims} />}
      <Button type="submit" look="primary">
        {label}
      </Button>
    </form>
  )
}
