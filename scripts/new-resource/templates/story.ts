import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const story = (form: ResourceForm) => {
  const { noun, word, words, Words } = form
  const { open, closed } = seeded(form)
  return `import { expect, signIn, test } from './fixtures'
import { rowOf } from './tables'

const list = '/workspaces/prod/${noun}'

test('ben finds the ${words} that Databricks shows him, and opens one', async ({ page }) => {
  await signIn(page, 'ben', '/')
  await page.getByRole('link', { name: '${Words}', exact: true }).first().click()
  await expect(page).toHaveURL(new RegExp(\`\${list}$\`))
  await expect(rowOf(page, '${closed.name}')).toHaveCount(0)
  await rowOf(page, '${open.name}').getByRole('link').click()
  await expect(page.getByRole('heading', { name: '${open.name}' })).toBeVisible()
})

test('ada, an admin, sees all of them and narrows the list by a word', async ({ page }) => {
  await signIn(page, 'ada', list)
  await expect(rowOf(page, '${closed.name}')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter ${words}' }).fill('sales')
  await expect(rowOf(page, '${closed.name}')).toHaveCount(0)
  await expect(rowOf(page, '${open.name}')).toBeVisible()
  await expect(page).toHaveURL(/q=sales/)
})

test('who may not see ${form.aWord} is told why, in the words of Databricks', async ({ page }) => {
  await signIn(page, 'ben', \`\${list}/${closed.id}\`)
  await expect(page.getByText(/does not have View permissions/)).toBeVisible()
  await expect(page.getByText('${closed.name}')).toHaveCount(0)
})

test('chloe, whom dev does not know, is told so instead of seeing an empty list', async ({
  page,
}) => {
  await signIn(page, 'chloe', '/workspaces/dev/${noun}')
  await expect(page.getByText(/not a user of workspace dev/)).toBeVisible()
})

test('a workspace without any ${word} says so', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/dev/${noun}')
  await expect(page.getByText('No ${words}', { exact: true })).toBeVisible()
})
`
}
