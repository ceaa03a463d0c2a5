'use client'

import { Search } from 'lucide-react'
import { buttonClass } from '../ui/button-class'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import { paletteSignal } from './signal'

export function PaletteButton() {
  return (
    <button
      type="button"
      aria-label="Search or act"
      onClick={paletteSignal.send}
      className={buttonClass({ className: 'h-8! phone:size-9! phone:px-0!' })}
    >
      <Icon of={Search} />
      <span className="phone:hidden">Search or act</span>
      <span className="flex phone:hidden" aria-hidden="true">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  )
}
