import Link from 'next/link'
import type { FoundWorkspace, Standing } from '@/lib/views/found-workspaces/schema'
import { Tag } from '../ui/tag'
import { AddButton, RemoveButton } from './session-buttons'

/** One workspace: where it is in Azure, and what can be done with it. */
export function FoundLine({ found }: { found: FoundWorkspace }) {
  const { name, subscription, resourceGroup, region, host, standing } = found
  const place = [subscription, resourceGroup, region].filter(Boolean).join(' · ')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-1 px-4 py-2.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-medium text-ink-1">
          {name} <StandingTag standing={standing} />
        </h3>
        <p className="break-words text-xs text-ink-3">{place}</p>
        <p className="break-words text-xs text-ink-3">
          {standing.kind === 'unusable' ? standing.reason : host && new URL(host).host}
        </p>
      </div>
      <Way found={found} />
    </li>
  )
}

function StandingTag({ standing }: { standing: Standing }) {
  if (standing.kind === 'configured') return <Tag>configured as {standing.alias}</Tag>
  if (standing.kind === 'added') return <Tag tone="accent">added as {standing.alias}</Tag>
  return null
}

function Way({ found: { id, name, standing } }: { found: FoundWorkspace }) {
  if (standing.kind === 'unusable') return null
  if (standing.kind === 'addable') return <AddButton id={id} name={name} alias={standing.alias} />
  return (
    <span className="flex items-center gap-2">
      <Link
        href={`/workspaces/${standing.alias}`}
        className="font-medium text-accent-text hover:underline"
      >
        Open {standing.alias}
      </Link>
      {standing.kind === 'added' && <RemoveButton alias={standing.alias} />}
    </span>
  )
}
