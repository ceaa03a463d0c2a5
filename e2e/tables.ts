import type { Page } from 'playwright/test'

/** The row of the one table on the page that names this. */
export const rowOf = (page: Page, name: string | RegExp) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name }) })
