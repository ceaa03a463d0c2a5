import type { Cause } from '../../../workspace/runs/cause'
import type { Story } from '../../../workspace/runs/story'

export const zone = 'Europe/Amsterdam'

export const daily = (hour: number, minute = 0, of = zone) =>
  ({ kind: 'daily', hour, minute, zone: of }) as const

export const hourly = (every: number, minute = 0) => ({ kind: 'hourly', every, minute }) as const

export const fails = (task: string, cause: Cause, more: Partial<Story> = {}): Story => ({
  fails: [{ task, cause }],
  ...more,
})

export const gitHub = (repository: string) => ({
  git_source: {
    git_url: `https://github.com/contoso/${repository}`,
    git_provider: 'gitHub',
    git_branch: 'main',
  },
})
