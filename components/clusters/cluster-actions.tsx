'use client'

import { createAsking } from '../ui/asking'
import type { ClusterAsk } from './cluster-ask'

/** Lets every page and the palette ask for an action on a cluster, with the same confirmation everywhere. */
export const { Asking: ClusterActions, useAsk: useAskCluster } = createAsking<ClusterAsk>(() =>
  import('./cluster-confirm').then((module) => module.ClusterConfirm),
)
