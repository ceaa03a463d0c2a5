import type { CsvColumns } from '@/lib/api/csv'
import { CsvButton } from '../table/csv-button'
import { Panel, Section } from '../ui/section'
import type { Calendar, Start } from './calendar-model'
import { startColumns } from './start-columns'
import { minuteWords } from './minute-words'

/** So many names of a minute are told; a press shows all. */
const mostNamed = 6

type BusiestMinutesProps = {
  busiest: Calendar['busiest']
  timeZone: string
  onChoose: (minute: number) => void
}

/** Where schedules collide: the minutes in which most jobs start together. */
export function BusiestMinutes({ busiest, timeZone, onChoose }: BusiestMinutesProps) {
  return (
    <Section
      title="Starting together"
      aside="in one and the same minute"
      actions={
        <CsvButton
          name="starting-together"
          of="Starting together"
          items={busiest.flatMap(({ starts }) =>
            starts.map((start) => ({ ...start, together: starts.length })),
          )}
          columns={columns}
        />
      }
    >
      <Panel>
        {busiest.length === 0 ? (
          <p className="px-4 py-3 text-ink-2">No two jobs start in the same minute.</p>
        ) : (
          <ul>
            {busiest.map(({ minute, starts }) => (
              <li key={minute} className="border-b border-line-1 last:border-0">
                <button
                  type="button"
                  onClick={() => onChoose(minute)}
                  className="flex w-full items-baseline gap-3 px-4 py-1.5 text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
                >
                  <span className="tabular shrink-0">{minuteWords(minute, timeZone)}</span>
                  <span className="tabular shrink-0 font-medium">{starts.length} jobs</span>
                  <span className="min-w-0 break-words text-ink-2">{namesOf(starts)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Section>
  )
}

function namesOf(starts: readonly Start[]): string {
  const rest = starts.length - mostNamed
  const names = starts.slice(0, mostNamed).map(({ job }) => job.name)
  return names.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** A line for each job of each minute. */
const columns: CsvColumns<Start & { together: number }> = {
  ...startColumns,
  starting_together: ({ together }) => together,
}
