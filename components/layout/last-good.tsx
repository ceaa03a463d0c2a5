'use client'

import { useState, type ReactNode } from 'react'

/**
 * What the server rendered last without a fault. A page that is asked for again while Databricks fails keeps what
 * it shows: its live parts say themselves that they could not renew. Give it the thing's id as `key`.
 */
export function LastGood(props: {
  /** In the place of the page when it could not be rendered; null when it could. */
  failed: ReactNode
  children: ReactNode
}) {
  const { failed, children } = props
  const hasFailed = failed !== null
  const [good, setGood] = useState(hasFailed ? null : children)
  if (!hasFailed && good !== children) setGood(children)
  return hasFailed ? (good ?? failed) : children
}
