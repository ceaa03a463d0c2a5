import { Bot, Lock, User, Users, type LucideIcon } from 'lucide-react'
import type { Grant } from '@/lib/databricks/grants'
import { levelWords } from '@/lib/databricks/grants'
import { EmptyState } from '../ui/empty-state'
import { Icon } from '../ui/icon'
import { Panel, Section } from '../ui/section'
import { GrantsCsv } from './grants-csv'
import { inheritedWords } from './inherited-words'

const icons: Record<Grant['principal']['kind'], LucideIcon> = {
  user: User,
  group: Users,
  'service-principal': Bot,
}

/** Who may do what with a thing, and where that comes from. */
export function GrantList({ grants, thing }: { grants: readonly Grant[]; thing: string }) {
  return (
    <Section
      title="Permissions"
      actions={grants.length > 0 && <GrantsCsv grants={grants} thing={thing} />}
    >
      <Panel>
        {grants.length === 0 ? (
          <EmptyState icon={Users} title="Nobody is named">
            Only workspace admins may use this {thing}.
          </EmptyState>
        ) : (
          <ul>
            {grants.map((grant, index) => (
              <GrantLine key={index} grant={grant} />
            ))}
          </ul>
        )}
      </Panel>
    </Section>
  )
}

/** Not being allowed to read an access control list is usual, and no fault of the page. */
export function GrantsHidden({ thing }: { thing: string }) {
  return (
    <Section title="Permissions">
      <Panel>
        <EmptyState icon={Lock} title="You may not see who has access">
          Databricks shows it to those who can manage the {thing}: its owner and the workspace’s
          admins.
        </EmptyState>
      </Panel>
    </Section>
  )
}

function GrantLine({ grant: { principal, level, inheritedFrom } }: { grant: Grant }) {
  return (
    <li className="flex min-h-9 items-center gap-2.5 border-b border-line-1 px-4 py-1.5 last:border-0">
      <span className="text-ink-3">
        <Icon of={icons[principal.kind]} />
        <span className="sr-only">{principal.kind}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          {principal.displayName ?? principal.name}
          {principal.displayName && principal.displayName !== principal.name && (
            <span className="ml-1.5 text-ink-3">{principal.name}</span>
          )}
        </span>
        {inheritedFrom.length > 0 && (
          <span className="block text-xs text-ink-3">
            {inheritedFrom.map(inheritedWords).join(', ')}
          </span>
        )}
      </span>
      <span className="text-right font-medium whitespace-nowrap">
        {sentence(levelWords(level))}
      </span>
    </li>
  )
}

/** `Can Manage Run` as the names of Databricks' own permission dialog are written: `Can manage run`. */
const sentence = (words: string) => words.charAt(0) + words.slice(1).toLowerCase()
