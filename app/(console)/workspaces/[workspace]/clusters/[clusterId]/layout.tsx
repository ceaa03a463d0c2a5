import type { ReactNode } from 'react'
import { requireCaller } from '@/lib/auth/require-caller'
import { getCluster } from '@/lib/resources/clusters/server'
import { notFoundEarly } from '../../not-found-early'
import { readCluster, type ClusterParams } from './read-cluster'

export default async function ClusterLayout(props: { params: ClusterParams; children: ReactNode }) {
  const caller = await requireCaller()
  const { input } = await readCluster(props.params)
  await notFoundEarly(getCluster(caller, input))
  return props.children
}
