import type { Problem } from '@/lib/problem'
import { RefreshNotice } from './refresh-notice'
import { Section } from './section'

/** A part of a page that could not be read, in its place; the rest of the page stays. */
export function FailedSection({ title, problem }: { title: string; problem: Problem }) {
  return (
    <Section title={title}>
      <RefreshNotice problem={problem} />
    </Section>
  )
}
