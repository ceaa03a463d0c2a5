import { Panel, Section } from '../ui/section'
import type { Calendar } from './calendar-model'
import { minuteWords } from './minute-words'

type BusiestMinutesProps = {
  busiest: Calendar['busiest']
  timeZone: string
  onChoose: (minute: number) => void
}

/** Where schedules collide: the minutes in which most jobs start together. */
export function BusiestMinutes({ busiest, timeZone, onChoose }: BusiestMinutesProps) {
  return (
    <Section title="Starting together" aside="in one and the same minute">
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
                  <span className="min-w-0 truncate text-ink-3">
                    {starts.map(({ job }) => job.name).join(', ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Section>
  )
}
