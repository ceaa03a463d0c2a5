import type { JobDetail } from '@/lib/resources/jobs/schema'
import { Pairs } from '../../ui/lines'
import { Panel, Section } from '../../ui/section'

/** The job's parameters and what they are when nobody says otherwise. */
export function JobParameters({ parameters }: Pick<JobDetail, 'parameters'>) {
  const pairs = Object.fromEntries(parameters.map((each) => [each.name, each.default || '(empty)']))
  return (
    <Section title="Parameters" aside={<span className="tabular">{parameters.length}</span>}>
      <Panel>
        <Pairs pairs={pairs} none="It takes no parameters." />
      </Panel>
    </Section>
  )
}
