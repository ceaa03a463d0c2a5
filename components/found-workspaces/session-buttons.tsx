'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { problemOf } from '@/lib/fetch-json'
import { addFound, removeFound } from '@/lib/views/found-workspaces/actions'
import { Button } from '../ui/button'
import { showToast } from '../ui/toast'

/** Sends a change of the session, shows the pages with it, and says what came of it. */
function useChange() {
  const router = useRouter()
  const [isSending, setSending] = useState(false)
  const [isShowing, show] = useTransition()
  const change = async (send: Promise<void>, title: string) => {
    setSending(true)
    try {
      await send
      showToast({ tone: 'succeeded', title })
      show(() => router.refresh())
    } catch (error) {
      const problem = problemOf(error)
      showToast({ tone: 'failed', title: 'Nothing was changed', detail: problem?.detail ?? '' })
    } finally {
      setSending(false)
    }
  }
  return { isBusy: isSending || isShowing, change }
}

export function AddButton(props: { id: string; name: string; alias: WorkspaceAlias }) {
  const { id, name, alias } = props
  const { isBusy, change } = useChange()
  const add = () => change(addFound(id), `Added ${alias} for this session`)
  return (
    <Button
      icon={Plus}
      isBusy={isBusy}
      onClick={() => void add()}
      aria-label={`Add ${name} as ${alias} for this session`}
    >
      Add as {alias}
    </Button>
  )
}

export function RemoveButton({ alias }: { alias: WorkspaceAlias }) {
  const { isBusy, change } = useChange()
  const remove = () => change(removeFound(alias), `Removed ${alias} from this session`)
  return (
    <Button
      look="quiet"
      isBusy={isBusy}
      onClick={() => void remove()}
      aria-label={`Remove ${alias} from this session`}
    >
      Remove
    </Button>
  )
}
