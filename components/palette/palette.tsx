'use client'

import { Command } from 'cmdk'
import {
  CodeXml,
  Keyboard,
  LogOut,
  Moon,
  Server,
  Stethoscope,
  Sun,
  SunMoon,
  type LucideIcon,
} from 'lucide-react'
import type { Route } from 'next'
import { useTheme } from 'next-themes'
import { useRouter } from 'next/navigation'
import * as RadixDialog from 'radix-ui/dialog'
import { useState, type ReactNode } from 'react'
import { useAllClusters } from '@/lib/resources/clusters/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { hrefOf, navigation } from '../layout/navigation'
import { codeSignal, shortcutsSignal } from '../layout/signal'
import { signOut } from '../layout/sign-out'
import { themeChoices } from '../layout/theme-choices'
import { usePlace } from '../layout/use-place'
import { ClusterCommands } from './cluster-commands'
import { PaletteGroup } from './palette-group'
import { PaletteItem } from './palette-item'

const themeIcons: Record<(typeof themeChoices)[number]['value'], LucideIcon> = {
  system: SunMoon,
  light: Sun,
  dark: Moon,
}

/** Find anything, go there, or act on it, without leaving the keyboard. */
export function Palette({
  workspaces,
  onClose,
}: {
  workspaces: readonly Workspace[]
  onClose: () => void
}) {
  const [cameFrom] = useState(() => document.activeElement)
  const [search, setSearch] = useState('')
  const { rows, isLoading } = useAllClusters(workspaces)
  const router = useRouter()
  const { setTheme } = useTheme()
  const { workspace: here } = usePlace()
  // The palette is gone before what it starts begins, so that dialogs find the focus where it was.
  const act = (run: () => void) => () => {
    onClose()
    window.setTimeout(run, 0)
  }
  const go = (href: string) => act(() => router.push(href as Route))

  return (
    <PaletteFrame
      onClose={onClose}
      onClosed={() => cameFrom instanceof HTMLElement && cameFrom.focus()}
    >
      <Command label="Search or act" loop>
        <Command.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Search or act"
          className="h-12 w-full border-b border-line-1 bg-transparent px-4 text-lg text-ink-1 outline-none placeholder:text-ink-3"
        />
        <Command.List className="max-h-[min(26rem,60vh)] scroll-py-2 overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-8 text-center text-ink-2">
            {isLoading ? 'Still asking the workspaces' : 'Nothing here is called that'}
          </Command.Empty>
          <PaletteGroup heading="Go to">
            {navigation.map((entry) => (
              <PaletteItem
                key={entry.noun}
                icon={entry.icon}
                onSelect={go(hrefOf(entry, here))}
                keys={['g', entry.key]}
              >
                {entry.label}
              </PaletteItem>
            ))}
          </PaletteGroup>
          <PaletteGroup heading="Workspaces">
            {navigation[0] && (
              <PaletteItem icon={Server} onSelect={go(hrefOf(navigation[0], null))}>
                All workspaces
              </PaletteItem>
            )}
            {workspaces.map(({ alias }) => (
              <PaletteItem key={alias} icon={Server} onSelect={go(`/workspaces/${alias}/clusters`)}>
                {`Workspace ${alias}`}
              </PaletteItem>
            ))}
          </PaletteGroup>
          <ClusterCommands
            rows={rows}
            workspaces={workspaces}
            isSearching={search !== ''}
            go={go}
            act={act}
          />
          <PaletteGroup heading="This page">
            <PaletteItem icon={CodeXml} onSelect={act(codeSignal.send)} keys={['c']}>
              Copy as code
            </PaletteItem>
          </PaletteGroup>
          <PaletteGroup heading="This console">
            {themeChoices.map(({ value, label }) => (
              <PaletteItem
                key={value}
                icon={themeIcons[value]}
                onSelect={act(() => setTheme(value))}
              >
                {`Theme: ${label.toLowerCase()}`}
              </PaletteItem>
            ))}
            <PaletteItem icon={Keyboard} onSelect={act(shortcutsSignal.send)} keys={['?']}>
              Keyboard shortcuts
            </PaletteItem>
            <PaletteItem icon={Stethoscope} onSelect={go('/doctor')}>
              Doctor
            </PaletteItem>
            <PaletteItem icon={LogOut} onSelect={act(signOut)}>
              Sign out
            </PaletteItem>
          </PaletteGroup>
        </Command.List>
      </Command>
    </PaletteFrame>
  )
}

function PaletteFrame(props: { onClose: () => void; onClosed: () => void; children: ReactNode }) {
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            props.onClosed()
          }}
          className="fixed top-[12vh] left-1/2 z-40 w-[min(38rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line-1 bg-surface-1 shadow-float phone:top-2"
        >
          <RadixDialog.Title className="sr-only">Search or act</RadixDialog.Title>
          {props.children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
