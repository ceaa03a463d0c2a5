import type { JobDetail } from '@/lib/resources/jobs/schema'
import { Line } from '../../ui/lines'
import { Panel, Section } from '../../ui/section'

/** Who is mailed of its runs; nothing where nobody is. */
export function JobMails({ notifies }: Pick<JobDetail, 'notifies'>) {
  const told = [
    { when: 'On failure', whom: notifies.onFailure },
    { when: 'On success', whom: notifies.onSuccess },
    { when: 'On start', whom: notifies.onStart },
  ].filter(({ whom }) => whom.length > 0)
  if (told.length === 0) return null
  return (
    <Section title="Mails">
      <Panel>
        <dl className="py-1.5">
          {told.map(({ when, whom }) => (
            <Line key={when} name={when}>
              <span className="min-w-0 break-words">{whom.join(', ')}</span>
            </Line>
          ))}
        </dl>
      </Panel>
    </Section>
  )
}
