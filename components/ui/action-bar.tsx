'use client'

import { ArrowUpRight, ChevronDown, Ellipsis, type LucideIcon } from 'lucide-react'
import { Button } from './button'
import { buttonClass, type ButtonLook } from './button-class'
import { useWhyNoChange, type Effect } from './changes'
import { Icon } from './icon'
import { Menu, type MenuProps } from './menu'
import type { MenuItem } from './menu-item'

export type BarAction = {
  id: string
  /** Verb, and noun where the page leaves it open. */
  label: string
  icon: LucideIcon
  look?: ButtonLook
  /** The one that stays where there is room for one only. */
  isMain: boolean
  effect?: Effect
  disabledReason: string | undefined
  onPress: () => void
}

/**
 * What can be done to the thing of a page. Each action keeps its place whatever the thing's state is, so that
 * nobody presses one that took another's place under the hand; what cannot be done stays, with the reason.
 */
export function ActionBar(props: {
  /** The thing's own page in Databricks. */
  inDatabricks: string | null
  actions: readonly BarAction[]
  /** Ways to go on from the thing that change nothing about it: each a button with a menu. */
  ways?: readonly { label: string; icon: LucideIcon; items: readonly MenuItem[] }[]
  /** All of it again, where there is no room for buttons. */
  menu: MenuProps['items']
  /** The menu has more than the buttons. */
  isMenuKept?: boolean
}) {
  return (
    <div className="flex shrink-0 items-center gap-2">
      {props.inDatabricks !== null && (
        <a
          href={props.inDatabricks}
          target="_blank"
          rel="noreferrer"
          className={buttonClass({ look: 'quiet', className: '@max-[900px]/page:hidden' })}
        >
          Open in Databricks
          <Icon of={ArrowUpRight} />
        </a>
      )}
      {props.ways?.map(({ label, icon, items }) => (
        <span key={label} className="flex @max-[1080px]/page:hidden">
          <Menu label={label} align="end" items={items} className={buttonClass({})}>
            <Icon of={icon} />
            {label}
            <Icon of={ChevronDown} size={14} />
          </Menu>
        </span>
      ))}
      {props.actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
      <Menu
        label="More actions"
        align="end"
        items={props.menu}
        className={buttonClass({
          isSquare: true,
          className: props.isMenuKept ? '' : '@min-[901px]/page:hidden',
        })}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  )
}

function ActionButton({ action }: { action: BarAction }) {
  const { label, icon, look = 'secondary', isMain, effect = 'write', disabledReason } = action
  const whyNoChange = useWhyNoChange(effect)
  return (
    <span className={isMain ? 'flex' : 'flex @max-[900px]/page:hidden'}>
      <Button
        icon={icon}
        look={look}
        disabledReason={whyNoChange ?? disabledReason}
        onClick={action.onPress}
      >
        {label}
      </Button>
    </span>
  )
}
