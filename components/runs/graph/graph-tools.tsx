'use client'

import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../../ui/button'
import type { GraphView } from './graph-view'

export function GraphTools({ view }: { view: GraphView }) {
  return (
    <>
      <IconButton icon={ZoomOut} label="Zoom out" onClick={view.zoomOut} />
      <IconButton icon={ZoomIn} label="Zoom in" onClick={view.zoomIn} />
      <IconButton icon={Maximize} label="Fit the graph" onClick={view.fit} />
    </>
  )
}
