import type { ReactNode } from 'react'
import { LiveAge } from '../table/live-age'
import { CopyButton } from '../ui/copy-button'
import { PageTitle } from './page-top'

/** The name of a thing on its own page, how it stands, its id to copy, and how old all that is. */
export function DetailHead(props: {
  name: string
  /** How it stands. */
  badge: ReactNode
  /** What kind of thing it is: `cluster`. */
  noun: string
  id: string
  /** Before the id: a few words that tell it from others of its kind. */
  note?: ReactNode
  /** After the id: what can be asked of the page itself. */
  also?: ReactNode
  asOf: string
  isLive: boolean
}) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <PageTitle>{props.name}</PageTitle>
      {props.badge}
      <span className="flex min-w-0 items-center gap-1 text-ink-3">
        {props.note}
        <code className="truncate">{props.id}</code>
        <CopyButton text={props.id} label={`Copy the ${props.noun} id`} />
      </span>
      {props.also}
      <span className="ml-auto phone:hidden">
        <LiveAge asOf={props.asOf} isLive={props.isLive} />
      </span>
    </div>
  )
}
