'use client'

import { useEffect, useState } from 'react'
import { onToast, type Toast } from './toast'
import { onUse } from './on-use'

const ToastStack = onUse(() => import('./toast-stack').then((module) => module.ToastStack))

/** Waits in the shell; the toasts' code is fetched with the first one. */
export function Toaster() {
  const [first, setFirst] = useState<Toast | null>(null)
  useEffect(() => (first ? undefined : onToast(setFirst)), [first])
  return first ? <ToastStack first={first} /> : null
}
