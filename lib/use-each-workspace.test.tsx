/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { useState } from 'react'
import { workspaceAlias, type WorkspaceAlias } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import { renderedOf, useEachWorkspace, wholeOf } from './use-each-workspace'

const [prod, dev] = ['prod', 'dev'].map((alias) => workspaceAlias.parse(alias)) as [
  WorkspaceAlias,
  WorkspaceAlias,
]
const useBorn = (alias: WorkspaceAlias, given: string) => {
  const [born] = useState(given)
  return `${alias} ${given}, born ${born}`
}

it('calls the hook once for each workspace of the first render, with a state of its own', () => {
  const { result, rerender } = renderHook(
    ({ list, given }) => useEachWorkspace(list, useBorn, given),
    { initialProps: { list: [{ alias: prod }, { alias: dev }], given: 'first' } },
  )
  rerender({ list: [{ alias: dev }], given: 'second' })
  expect(result.current.map(({ live }) => live)).toEqual([
    'prod second, born first',
    'dev second, born first',
  ])
})

it('finds what was rendered of a workspace, or why it was not', () => {
  const problem = { title: 'No' } as Problem
  const rendered = [
    { workspace: { alias: prod }, part: { kind: 'ok' as const, page: 'page' } },
    { workspace: { alias: dev }, part: { kind: 'failed' as const, problem } },
  ]
  expect(renderedOf(prod, rendered)).toEqual({ initial: 'page' })
  expect(renderedOf(dev, rendered)).toEqual({ initialProblem: problem })
  expect(renderedOf(prod, [])).toEqual({})
})

it('is as old as its oldest part, on its way while one is, and asks all again', async () => {
  const refresh = jest.fn().mockResolvedValue(undefined)
  const part = (asOf: string | undefined, isLoading: boolean) => ({
    live: { asOf, isLoading, refresh },
  })
  const whole = wholeOf([part('2026-02', false), part(undefined, true), part('2026-01', false)])
  expect([whole.asOf, whole.isLoading]).toEqual(['2026-01', true])
  await whole.refresh()
  expect(refresh).toHaveBeenCalledTimes(3)
})
