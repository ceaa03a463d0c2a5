'use client'

import { useState } from 'react'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { singleKeys } from '../ui/use-hotkeys'
import { navigation } from './navigation'

type Shortcut = { keys: readonly string[]; does: string }

const shortcuts: readonly { part: string; keys: readonly Shortcut[] }[] = [
  {
    part: 'Everywhere',
    keys: [
      { keys: ['Ctrl', 'K'], does: 'Search or act' },
      { keys: ['g', 'h'], does: 'Home' },
      ...navigation.map((entry) => ({ keys: ['g', entry.key], does: entry.label })),
      { keys: ['c'], does: 'Copy as code' },
      { keys: ['r'], does: 'Ask again' },
      { keys: ['?'], does: 'These keys' },
    ],
  },
  {
    part: 'In a list',
    keys: [
      { keys: ['j'], does: 'Next row' },
      { keys: ['k'], does: 'Row before' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['.'], does: 'Actions' },
      { keys: ['/'], does: 'Filter' },
    ],
  },
  {
    part: 'In the logs of a run',
    keys: [
      { keys: ['/'], does: 'Find in all of them' },
      { keys: ['n'], does: 'Next place' },
      { keys: ['N'], does: 'Place before' },
      { keys: ['e'], does: 'First error' },
    ],
  },
]

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="grid grid-cols-2 gap-6 px-5 pt-3 pb-4 phone:grid-cols-1">
        {shortcuts.map(({ part, keys }) => (
          <div key={part}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{part}</h3>
            <dl>
              {keys.map((shortcut) => (
                <div key={shortcut.does} className="flex items-center justify-between py-1">
                  <dt className="text-ink-1">{shortcut.does}</dt>
                  <dd className="flex gap-1">
                    {shortcut.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <SingleKeySwitch />
    </Dialog>
  )
}

function SingleKeySwitch() {
  const [isOn, setOn] = useState(() => singleKeys.isOn())
  const toggle = () => {
    singleKeys.set(!isOn)
    setOn(!isOn)
  }
  return (
    <label className="flex items-center gap-2 border-t border-line-1 px-5 py-3 text-ink-2">
      <input type="checkbox" checked={isOn} onChange={toggle} className="size-4 accent-accent" />
      Keys without Ctrl work; turn off when you speak to the computer
    </label>
  )
}
