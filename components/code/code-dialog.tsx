'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { languages, tokenCommand, type LanguageId } from '@/lib/code-samples/languages'
import type { ShownCall } from '@/lib/code-samples/shown-call'
import { useWorkspaces } from '@/lib/resources/workspaces/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { usePlace } from '../layout/use-place'
import { Dialog } from '../ui/dialog'
import { ChosenTabs } from '../ui/tabs'
import { useIsPhone } from '../ui/use-is-phone'
import { callOf } from './calls'
import { CodeBlock } from './code-block'
import { rememberedLanguage } from './remembered-language'

type CodeDialogProps = {
  /** Every workspace there is; a page of one is told by its address. */
  workspaces: readonly Workspace[]
  onClose: () => void
}

/** What the page shows, in the languages people script in. */
export function CodeDialog({ workspaces, onClose }: CodeDialogProps) {
  const isPhone = useIsPhone()
  const call = useShownCall(workspaces)
  return (
    <Dialog
      title="Copy as code"
      description="What this page shows, with its filters as they are"
      shape={isPhone ? 'bottom' : 'wide'}
      onClose={onClose}
    >
      {call ? (
        // Without TLS only the emulator is asked.
        <Samples call={call} isEmulated={workspaces.some(({ host }) => isPlain(host))} />
      ) : (
        <p className="px-5 pt-3 pb-5 text-ink-1">
          This page shows nothing of a workspace, so there is no call behind it.
        </p>
      )}
    </Dialog>
  )
}

const isPlain = (host: string) => host.startsWith('http:')

/** A workspace may have told its id since the page was rendered. */
function useShownCall(workspaces: readonly Workspace[]): ShownCall | null {
  const pathname = usePathname()
  const search = useSearchParams()
  const { workspace: here } = usePlace()
  const { data } = useWorkspaces()
  const shown = workspaces.filter(({ alias }) => here === null || alias === here)
  const told = shown.map(
    (workspace) => data?.items.find(({ alias }) => alias === workspace.alias) ?? workspace,
  )
  return callOf(pathname, { workspaces: told, search: new URLSearchParams(search) })
}

function Samples({ call, isEmulated }: { call: ShownCall; isEmulated: boolean }) {
  const [chosen, choose] = useState(rememberedLanguage.read)
  const place = { origin: window.location.origin }
  return (
    <div className="mt-3 pb-4">
      <ChosenTabs
        label="Languages"
        value={chosen}
        onChoose={(id) => {
          choose(id)
          rememberedLanguage.keep(id)
        }}
        tabs={languages.map(({ id, name, write }) => ({
          value: id,
          label: name,
          panel: id === chosen && (
            <Sample language={id} name={name} code={write(call, place)} isEmulated={isEmulated} />
          ),
        }))}
      />
    </div>
  )
}

function Sample(props: { language: LanguageId; name: string; code: string; isEmulated: boolean }) {
  const { language, name, code, isEmulated } = props
  return (
    <div className="flex flex-col gap-2 px-5 pt-4">
      <CodeBlock label={`${name} code`} code={code} />
      <p className="mt-1 text-ink-2">
        It calls as the person whose token is in <code>DATABRICKS_TOKEN</code>. Yours,{' '}
        {isEmulated ? 'in the folder of the demo:' : 'from the Azure CLI:'}
      </p>
      <CodeBlock label="the command for a token" code={tokenCommand(language, { isEmulated })} />
    </div>
  )
}
