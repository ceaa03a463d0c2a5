import { FlaskConical } from 'lucide-react'
import { Icon } from '../ui/icon'

/** Quiet, but on every page: nobody shall take simulated clusters for their own. */
export function EmulatorBanner() {
  return (
    <aside
      aria-label="Emulator"
      className="flex items-center justify-center gap-1.5 border-b border-line-1 bg-surface-2 px-4 py-0.5 text-xs text-ink-2"
    >
      <Icon of={FlaskConical} size={14} />
      Emulator: simulated Entra ID and workspaces
    </aside>
  )
}
