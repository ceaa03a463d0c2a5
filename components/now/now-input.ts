import { runWindows } from '@/lib/resources/runs/states'
import type { ReadNowInput } from '@/lib/views/now/schema'

export type NowSearch = Promise<Record<string, string | string[] | undefined>>

// What is there by then paints at once; the browser asks for the rest.
const budgetMs = 700

/** What the server renders first: the window of the address, as far as a short time goes. Who opens it may ask much. */
export async function nowInput(search: NowSearch): Promise<Omit<ReadNowInput, 'workspace'>> {
  const { window } = await search
  return { window: runWindows.find((each) => each === window) ?? '24h', budgetMs, more: true }
}
