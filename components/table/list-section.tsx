import { useId, type ReactNode } from 'react'
import { cx } from '../ui/class-names'
import { KeyHints } from './key-hints'

/** The part of a page that is its list: the heading with the count, what filters it, the rows, the keys. */
export function ListSection(props: {
  title: string
  /** Undefined while nothing is here to count. */
  count: { shown: number; all: number } | undefined
  /** After the count: what it does not count yet. */
  note?: ReactNode
  /** What can be done to many of them: beside the heading, so that the filters keep a line to themselves. */
  actions?: ReactNode
  /** What takes the list along as it is: beside the heading, also on a phone. */
  save?: ReactNode
  toolbar: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6">
      <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
        <h2 id={id} className="text-md font-semibold tracking-[-0.005em]">
          {props.title}
        </h2>
        <span className="tabular mr-auto text-ink-3" role="status">
          {props.count && countWords(props.count)}
          {props.note}
        </span>
        {props.save}
        {props.actions && (
          <div className="flex items-center gap-2 phone:gap-0">{props.actions}</div>
        )}
        <div
          className={cx(
            'flex flex-wrap items-center gap-2 phone:w-full',
            props.actions !== undefined && 'w-full',
          )}
        >
          {props.toolbar}
        </div>
      </div>
      {props.children}
      <KeyHints />
    </section>
  )
}

const countWords = ({ shown, all }: { shown: number; all: number }) =>
  shown === all ? String(all) : `${shown} of ${all}`
