import type { ReactNode } from 'react'
import { requireCaller } from '@/lib/auth/require-caller'
import { getRun } from '@/lib/resources/runs/server'
import { notFoundEarly } from '../../not-found-early'
import { readRun, type RunParams } from './read-run'

export default async function RunLayout(props: { params: RunParams; children: ReactNode }) {
  const caller = await requireCaller()
  const { input } = await readRun(props.params)
  await notFoundEarly(getRun(caller, input))
  return props.children
}
