'use client'

import { CirclePlay, Copy, Ellipsis, ExternalLink, Workflow } from 'lucide-react'
import type { NowRow } from '@/lib/views/now/schema'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import type { MenuItem } from '../ui/menu-item'
import { jobHref, runHref } from './now-links'

function itemsOf(row: NowRow): MenuItem[] {
  const { run } = row
  const job = jobHref(row)
  return [
    { kind: 'link', label: 'Open the run', icon: CirclePlay, href: runHref(row) },
    ...(job ? [{ kind: 'link' as const, label: 'Open the job', icon: Workflow, href: job }] : []),
    ...(run.pageUrl
      ? [
          {
            kind: 'link' as const,
            label: 'Open in Databricks',
            icon: ExternalLink,
            href: run.pageUrl,
            isExternal: true,
          },
        ]
      : []),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the run id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(run.runId),
    },
  ]
}

export function RowActions({ row }: { row: NowRow }) {
  return (
    <Menu
      label={`Actions for ${row.run.name}`}
      align="end"
      data-row-actions=""
      items={() => Promise.resolve(itemsOf(row))}
      className="relative inline-grid size-7 place-items-center rounded-md text-ink-3 hover:bg-surface-3 hover:text-ink-1 phone:size-10"
    >
      <Icon of={Ellipsis} />
    </Menu>
  )
}
