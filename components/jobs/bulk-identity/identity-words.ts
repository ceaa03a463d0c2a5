import type { Identity } from './identity-rules'

/** What each change is called, and what has to be known before it. */
export const identityWords: Record<
  Identity,
  { title: string; label: string; verb: string; can: string; description: string }
> = {
  'run-as': {
    title: 'Change who jobs run as',
    label: 'Run as',
    verb: 'Change',
    can: 'can be changed',
    description:
      'What runs now goes on as it began. Their next runs read and write with the rights of whom you name here. ' +
      'For a service principal you need its user role, as an admin too.',
  },
  owner: {
    title: 'Change who owns jobs',
    label: 'New owner',
    verb: 'Give',
    can: 'can be given away',
    description:
      'A job has one owner: whoever it was is that no longer, and every other permission stays. ' +
      'The list goes on to tell who made a job, which does not change.',
  },
}
