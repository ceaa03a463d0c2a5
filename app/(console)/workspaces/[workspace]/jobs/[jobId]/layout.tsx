import type { ReactNode } from 'react'
import { requireCaller } from '@/lib/auth/require-caller'
import { getJob } from '@/lib/resources/jobs/server'
import { notFoundEarly } from '../../not-found-early'
import { readJob, type JobParams } from './read-job'

export default async function JobLayout(props: { params: JobParams; children: ReactNode }) {
  const caller = await requireCaller()
  const { input } = await readJob(props.params)
  await notFoundEarly(getJob(caller, input))
  return props.children
}
