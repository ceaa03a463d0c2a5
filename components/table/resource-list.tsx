import type { ReactNode } from 'react'

type ResourceListProps<Item, Failure> = {
  /** Undefined until the first answer. */
  items: readonly Item[] | undefined
  /** Why there is no answer; an older answer that is still here wins. */
  failure: Failure | undefined
  /** Of the final shape, so that nothing moves when the answer comes. */
  skeleton: ReactNode
  failed: (failure: Failure) => ReactNode
  /** Says why: nothing exists, the filter hides all, or no permission. */
  empty: ReactNode
  children: (items: readonly Item[]) => ReactNode
}

/** A list has four states and the type asks for all four. */
export function ResourceList<Item, Failure>(props: ResourceListProps<Item, Failure>) {
  const { items, failure } = props
  if (items?.length) return props.children(items)
  if (failure !== undefined) return props.failed(failure)
  return items ? props.empty : props.skeleton
}
