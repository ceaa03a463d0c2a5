import { CircleStop, Play, RotateCcw, type LucideIcon } from 'lucide-react'
import type { ClusterAction } from '@/lib/resources/clusters/rules'

export const actionIcons: Record<ClusterAction, LucideIcon> = {
  start: Play,
  restart: RotateCcw,
  terminate: CircleStop,
}
