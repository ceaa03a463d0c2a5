'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useSWRConfig } from 'swr'
import { fetchJson } from '@/lib/fetch-json'
import { useHotkeys, useKeySequences } from '../ui/use-hotkeys'
import { hrefOf, navigation } from './navigation'
import { paletteSignal, shortcutsSignal } from './signal'
import { usePlace } from './use-place'
import { onUse } from '../ui/on-use'

const ShortcutsDialog = onUse(() =>
  import('./shortcuts-dialog').then((module) => module.ShortcutsDialog),
)

/** The keys that work on every page of the console. */
export function ConsoleKeys() {
  const router = useRouter()
  const { workspace } = usePlace()
  const { mutate } = useSWRConfig()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useEffect(() => shortcutsSignal.on(() => setHelpOpen(true)), [])
  useKeySequences()
  useHotkeys({
    'mod+k': paletteSignal.send,
    '?': () => setHelpOpen(true),
    'g h': () => router.push('/'),
    r: () => {
      void mutate(() => true)
      // Where nothing answers, the router would leave the page for the browser's own error.
      fetchJson('/api/health/live').then(
        () => router.refresh(),
        () => undefined,
      )
    },
    ...Object.fromEntries(
      navigation.map((entry) => [`g ${entry.key}`, () => router.push(hrefOf(entry, workspace))]),
    ),
  })
  return isHelpOpen ? <ShortcutsDialog onClose={() => setHelpOpen(false)} /> : null
}
