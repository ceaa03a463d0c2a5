'use client'

import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '../ui/button'

/** Looks at everything anew, on this page. */
export function CheckAgain() {
  const router = useRouter()
  const [isBusy, begin] = useTransition()
  return (
    <Button icon={RefreshCw} isBusy={isBusy} onClick={() => begin(() => router.refresh())}>
      {isBusy ? 'Checking …' : 'Check again'}
    </Button>
  )
}
