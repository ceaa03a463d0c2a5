import type { ReactNode } from 'react'
import { Tag } from '../ui/tag'
import type { Person } from './person'

/** Who this is, in which tenant, and as what. */
export function PersonCard({ person, children }: { person: Person; children?: ReactNode }) {
  const roles = person.assignedRoles.length > 0 ? person.assignedRoles : [person.role]
  return (
    <div className="px-2 pt-1.5 pb-1">
      <p className="font-semibold text-ink-1">{person.name}</p>
      {person.userName && <p className="truncate text-ink-2">{person.userName}</p>}
      <p className="mt-1 flex items-center gap-1 text-xs text-ink-3">
        <span className="shrink-0">Tenant</span>
        <code className="truncate text-[11px]">{person.tenantId}</code>
        {children}
      </p>
      <p className="mt-0.5 flex flex-wrap gap-1">
        {roles.map((role) => (
          <Tag key={role}>{role}</Tag>
        ))}
      </p>
    </div>
  )
}
