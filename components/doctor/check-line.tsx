import { stateWords } from '@/lib/views/doctor/rules'
import type { Check } from '@/lib/views/doctor/schema'
import { StateMark } from '../ui/state-badge'
import { checkLook } from './check-look'

/** One link of the chain: its state, what was found, and the fix where there is something to fix. */
export function CheckLine({ check: { title, state, words, fix, facts } }: { check: Check }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,15rem)_minmax(0,1fr)] gap-x-2.5 border-t border-line-1 px-4 py-2.5 first:border-t-0 phone:grid-cols-[auto_minmax(0,1fr)]">
      <span className="flex h-5 items-center">
        <StateMark look={checkLook[state]} />
        <span className="sr-only">{stateWords[state]}:</span>
      </span>
      <h3 className="font-medium text-ink-1">{title}</h3>
      <div className="min-w-0 break-words phone:col-start-2">
        <p className="max-w-[46rem] text-ink-2">{words}</p>
        {fix !== null && (
          <p className="mt-1 max-w-[46rem] text-ink-1">
            <span className="font-semibold">To do: </span>
            {fix}
          </p>
        )}
        {facts.length > 0 && (
          <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs phone:grid-cols-1 phone:gap-y-0">
            {facts.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name}</dt>
                <dd className="text-ink-1 phone:mb-1.5">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}
