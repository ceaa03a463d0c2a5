import { RunBadge } from '../../../runs/run-badge'
import type { GridModel } from './grid-model'
import type { Place } from '../../../table/grid-moves'
import { absentWords, cellWords, runWords, startWords } from './grid-words'

/** What is under the pointer or has the focus, in words; the cell's own name says it to screen readers. */
export function GridReadout({ model, place }: { model: GridModel; place: Place | null }) {
  const run = place ? model.runs[place.column] : undefined
  const task = place ? model.tasks[place.row] : undefined
  const cell = place ? task?.cells[place.column] : undefined
  return (
    <p
      aria-hidden="true"
      className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-t border-line-1 px-4 py-1.5 text-ink-2"
    >
      {!run ? (
        <span className="text-ink-3">
          Arrow keys move, Enter opens a task’s run, the head of a column its run.
        </span>
      ) : (
        <>
          {task && <code className="truncate text-ink-1">{task.taskKey}</code>}
          {(cell ?? !task) && <RunBadge standing={cell ?? run} />}
          <span className="tabular truncate">
            {task
              ? cell
                ? afterState(cellWords(cell))
                : absentWords(run)
              : afterState(runWords(run))}
          </span>
          <span className="ml-auto text-ink-3">run of {startWords(run)}</span>
        </>
      )}
    </p>
  )
}

/** The badge has said the state. */
const afterState = (words: string) => words.split(', ').slice(1).join(', ')
