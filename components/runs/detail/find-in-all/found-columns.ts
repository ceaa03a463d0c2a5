import type { CsvColumns } from '@/lib/api/csv'
import type { TaskRun } from '@/lib/resources/runs/schema'
import type { Found, FoundPart } from './found'

type FoundLine = { task: TaskRun; part: FoundPart; line: number; text: string }

export const foundColumns: CsvColumns<FoundLine> = {
  task: ({ task }) => task.taskKey,
  task_run_id: ({ task }) => task.runId,
  state: ({ task }) => task.state,
  where: ({ part }) => part,
  line: ({ line }) => line + 1,
  text: ({ text }) => text,
}

/** Every line that was found, task by task. */
export const foundLines = (found: readonly Found<TaskRun>[]): FoundLine[] =>
  found.flatMap(({ task, text, ...parts }) =>
    (['error', 'log'] as const).flatMap((part) =>
      parts[part].map((line) => ({ task, part, line, text: text[part][line] ?? '' })),
    ),
  )
