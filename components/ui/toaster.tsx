'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { onToast, type Toast } from './toast'

const ToastStack = dynamic(() => import('./toast-stack').then((module) => module.ToastStack), {
  ssr: false,
})

/** Waits in the shell; the toasts' code is fetched with the first one. */
export function Toaster() {
  const [first, setFirst] = useState<Toast | null>(null)
  useEffect(() => (first ? undefined : onToast(setFirst)), [first])
  return first ? <ToastStack first={first} /> : null
}
