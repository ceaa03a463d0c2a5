import { toCsv } from '@/lib/api/csv'
import { formatCounted } from '@/lib/format/quantities'
import { comparedFactColumns } from '@/lib/views/compare/csv'
import { factDiffers } from '@/lib/views/compare/rules'
import type { ComparedFact, Comparison } from '@/lib/views/compare/schema'
import { cx } from '../ui/class-names'
import { CsvButton } from '../ui/csv-button'
import { Panel, Section } from '../ui/section'
import { CompareTable, nameCell, row, Same } from './compare-table'

const columns = [{ header: 'What' }, { header: 'This run' }, { header: 'Other run' }]

/** Parameters, code, compute and the rest: what is otherwise, then the same folded. */
export function ComparedFacts({ comparison: { facts, here } }: { comparison: Comparison }) {
  const different = facts.filter(factDiffers)
  const same = facts.filter((fact) => !factDiffers(fact))
  return (
    <Section
      title="What differs"
      aside="parameters, code, compute, settings"
      actions={
        <CsvButton
          csv={toCsv(facts, comparedFactColumns)}
          name={`run-${here.runId}-compared`}
          of="What differs"
        />
      }
    >
      <Panel>
        {different.length > 0 ? (
          <CompareTable label="What differs" columns={columns} isText>
            <Rows facts={different} />
          </CompareTable>
        ) : (
          <p className="px-4 py-3 text-ink-2">
            Nothing: both had the same parameters, code, compute and settings.
          </p>
        )}
        {same.length > 0 && (
          <Same summary={`The same in both: ${formatCounted(same.length, 'fact')}`}>
            <CompareTable label="What is the same in both" columns={columns} isText>
              <Rows facts={same} />
            </CompareTable>
          </Same>
        )}
      </Panel>
    </Section>
  )
}

function Rows({ facts }: { facts: readonly ComparedFact[] }) {
  return facts.map(({ group, name, here, other }) => (
    <tr key={`${group} ${name}`} className={row}>
      <th scope="row" className={cx(nameCell, 'phone:min-w-28')}>
        <span className="text-ink-3">{group}</span> {name}
      </th>
      <Value of={here} />
      <Value of={other} />
    </tr>
  ))
}

/** As git and its hosts write a commit in short: enough to tell it from every other. */
const commitHash = /^[0-9a-f]{40}$/
const commitLength = 10

function Value({ of }: { of: string | null }) {
  return (
    <td className="max-w-100 px-4 py-1.5 phone:px-2 phone:last:pr-4">
      {of === null ? (
        <span className="text-ink-3">none</span>
      ) : commitHash.test(of) ? (
        <code className="whitespace-nowrap" title={of}>
          {of.slice(0, commitLength)}
        </code>
      ) : (
        <code className="break-all">{of}</code>
      )}
    </td>
  )
}
