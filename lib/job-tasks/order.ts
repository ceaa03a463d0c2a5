type Linked = { taskKey: string; dependsOn: readonly { taskKey: string }[] }

export type Placed<T> = {
  task: T
  /** How many tasks stand before it on the longest way to it. */
  depth: number
}

/**
 * Tasks in the order of their graph: each after all it depends on, and what follows a task right below it where it
 * can. Tasks that wait for each other in a circle, which no job may have, stand last.
 */
export function inGraphOrder<T extends Linked>(tasks: readonly T[]): Placed<T>[] {
  const known = new Set(tasks.map(({ taskKey }) => taskKey))
  const followers = new Map<string, T[]>()
  const waitsFor = new Map<string, number>()
  for (const task of tasks) {
    // A task of this list may depend on one that is not in it: a run of a few tasks alone.
    const before = task.dependsOn.filter(({ taskKey }) => known.has(taskKey))
    waitsFor.set(task.taskKey, before.length)
    for (const { taskKey } of before)
      followers.set(taskKey, [...(followers.get(taskKey) ?? []), task])
  }
  const depths = new Map<string, number>()
  const placed: Placed<T>[] = []
  const open = tasks.filter(({ taskKey }) => waitsFor.get(taskKey) === 0).reverse()
  for (let task = open.pop(); task; task = open.pop()) {
    const depth = depths.get(task.taskKey) ?? 0
    placed.push({ task, depth })
    for (const next of (followers.get(task.taskKey) ?? []).toReversed()) {
      depths.set(next.taskKey, Math.max(depths.get(next.taskKey) ?? 0, depth + 1))
      const left = (waitsFor.get(next.taskKey) ?? 0) - 1
      waitsFor.set(next.taskKey, left)
      if (left === 0) open.push(next)
    }
  }
  const isPlaced = new Set(placed.map(({ task }) => task.taskKey))
  const rest = tasks.filter(({ taskKey }) => !isPlaced.has(taskKey))
  return [...placed, ...rest.map((task) => ({ task, depth: 0 }))]
}
