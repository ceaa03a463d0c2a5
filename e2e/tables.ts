import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'

/** The row of the one table on the page that names this. */
export const rowOf = (page: Page, name: string | RegExp) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name }) })

/** What is saved of a table: its head, and a line for each row. */
export async function savedOf(page: Page, name: string) {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: `${name} as CSV`, exact: true }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  const [head = '', ...lines] = text.trim().split('\r\n')
  return { head, lines }
}
