import { CloudOff } from 'lucide-react'
import { CheckAgain } from '@/components/doctor/check-again'
import type { Settled } from '@/lib/api/settle'
import type { FoundWorkspaces, UnseenSubscription } from '@/lib/views/found-workspaces/schema'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { Panel, Section } from '../ui/section'
import { Skeleton } from '../ui/skeleton'
import { AskConsent } from './ask-consent'
import { FoundLine } from './found-line'

/** What Azure tells of, or why it does not. */
export async function FoundList({
  found,
  refused,
}: {
  found: Promise<Settled<FoundWorkspaces>>
  /** Why the consent that was just asked for did not come about. */
  refused: string | null
}) {
  const settled = await found
  if (!settled.ok)
    return settled.problem.action === 'consent' ? (
      <AskConsent refused={refused} />
    ) : (
      <ProblemNotice problem={settled.problem} ways={<CheckAgain />} />
    )
  const { items, unseen, subscriptionCount } = settled.value
  return (
    <>
      {items.length === 0 ? (
        <Panel>
          <Nothing subscriptionCount={subscriptionCount} />
        </Panel>
      ) : (
        <Section title="In your subscriptions" aside={countWords(items.length, subscriptionCount)}>
          <Panel>
            <ul>
              {items.map((each) => (
                <FoundLine key={each.id} found={each} />
              ))}
            </ul>
          </Panel>
        </Section>
      )}
      <Unseen unseen={unseen} />
    </>
  )
}

/** Most people may not read every subscription they see; that is no fault, and the others are told one by one. */
function Unseen({ unseen }: { unseen: readonly UnseenSubscription[] }) {
  const refused = unseen.filter(({ isRefused }) => isRefused)
  const failed = unseen.filter(({ isRefused }) => !isRefused)
  return (
    <div className="mt-4 flex flex-col gap-3">
      {failed.length > 0 && (
        <Notice tone="warning" title="Not every subscription answered">
          <ul>
            {failed.map(({ subscription, detail }) => (
              <li key={subscription}>
                {subscription}: {detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refused.length > 0 && (
        <p className="max-w-[46rem] text-ink-3">
          Azure does not let you list Databricks workspaces in{' '}
          {refused.map(({ subscription }) => subscription).join(', ')}. The role Reader does.
        </p>
      )}
    </div>
  )
}

const countWords = (workspaces: number, subscriptions: number) =>
  `${workspaces} ${workspaces === 1 ? 'workspace' : 'workspaces'}, ${subscriptions} ${
    subscriptions === 1 ? 'subscription' : 'subscriptions'
  }`

function Nothing({ subscriptionCount }: { subscriptionCount: number }) {
  return (
    <EmptyState icon={CloudOff} level="h2" title="Azure shows you no Databricks workspace">
      {subscriptionCount === 0
        ? 'You have no role in any subscription of this tenant. A workspace can be yours all the same: whoever runs Lakedeck can put it into its settings.'
        : 'Ask the owner of the workspace for the role Reader on it in Azure, or whoever runs Lakedeck to put it into its settings.'}
    </EmptyState>
  )
}

export function FoundSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-3 h-4 w-44" />
      <Panel>
        {['w-40', 'w-52', 'w-36'].map((width) => (
          <div
            key={width}
            className="flex h-14 flex-col justify-center gap-1.5 border-t border-line-1 px-4 first:border-t-0"
          >
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-72 phone:w-48" />
          </div>
        ))}
      </Panel>
    </div>
  )
}
