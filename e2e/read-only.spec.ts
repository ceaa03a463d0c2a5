import type { Page } from 'playwright/test'
import { demoSettings, startServer } from '../scripts/demo-services'
import type { Service } from '../scripts/service'
import { emulator, expect, signInAtEntra, test } from './fixtures'
import { portBeside, ports } from './ports'

/** Two installations beside the usual one: nothing can be changed through the first, the other has roles. */
const servers = {
  readOnly: { port: portBeside('readOnly'), settings: { READ_ONLY: '1' } },
  withRoles: { port: portBeside('withRoles'), settings: { APP_ROLES: 'required' } },
} as const
const homeOf = (which: keyof typeof servers) => `http://localhost:${servers[which].port}`

const failedRun = '/workspaces/prod/runs/612004118000137'
const job = '/workspaces/prod/jobs/418006550000019'

const started: Service[] = []
test.describe.configure({ mode: 'serial', timeout: 60_000 })
test.beforeAll(async () => {
  const info = await emulator.info()
  for (const which of ['readOnly', 'withRoles'] as const) {
    const { port, settings } = servers[which]
    const all = { ...demoSettings(ports, info), NEXTAUTH_URL: homeOf(which), ...settings }
    started.push(await startServer({ ...ports, app: port }, all))
  }
})
test.afterAll(() => Promise.all(started.map((service) => service.stop())))

test.beforeEach(() =>
  emulator.settings({
    extraRedirectUris: (['readOnly', 'withRoles'] as const).map(
      (which) => `${homeOf(which)}/api/auth/callback/azure-ad`,
    ),
  }),
)

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first()

/** It stays where it is, off, and says why to whoever comes to it. */
async function expectOff(page: Page, name: string | RegExp, why: RegExp) {
  await expect(button(page, name)).toHaveAttribute('aria-disabled', 'true')
  await expect(button(page, name)).toHaveAccessibleDescription(why)
}

const changes = async () =>
  (await emulator.calls({ service: 'prod' })).filter(
    ({ method, path }) => method === 'POST' && path.includes('/jobs/'),
  )

test('where Lakedeck only reads, every button that changes something is off and says so, and so does the API', async ({
  page,
}) => {
  const why = /set to read only: nothing can be changed through it/
  await signInAtEntra(page, 'ben', `${homeOf('readOnly')}${failedRun}`)
  await expectOff(page, /^Repair \d+ tasks?$/, why)
  await expectOff(page, 'Run now again', why)
  await button(page, 'More actions').click()
  await expect(page.getByRole('menuitem', { name: /^Repair .* read only/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.keyboard.press('Escape')
  await page.goto(homeOf('readOnly'))
  await expectOff(page, /^Repair( \d)?…$/, why)
  await expectOff(page, /^Cancel the run of/, why)
  await page.goto(`${homeOf('readOnly')}/workspaces/prod/clusters`)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click()
  await expect(page.getByRole('menuitem', { name: /^Restart cluster .* read only/ })).toBeVisible()
  const pressed = await page.request.post(
    `${homeOf('readOnly')}/api/databricks${failedRun}/repair`,
    { headers: { 'x-lakedeck': '1', origin: homeOf('readOnly') }, data: {} },
  )
  expect([pressed.status(), await pressed.json()]).toMatchObject([403, { code: 'READ_ONLY' }])
  expect(await changes()).toEqual([])
})

test('where roles are required, each button asks for the role it takes, and those of the role work', async ({
  page,
  browser,
}) => {
  await signInAtEntra(page, 'ben', `${homeOf('withRoles')}${job}`)
  await expect(button(page, 'Run now')).toBeVisible()
  await expect(button(page, 'Run now')).not.toHaveAttribute('aria-disabled', 'true')
  await expectOff(page, 'Cancel all runs', /role Lakedeck\.Admin/)
  const other = await browser.newContext()
  const chloes = await other.newPage()
  await signInAtEntra(chloes, 'chloe', `${homeOf('withRoles')}/workspaces/prod/warehouses`)
  await chloes
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click()
  await expect(
    chloes.getByRole('menuitem', { name: /^Start warehouse .*role Lakedeck\.Operator/ }),
  ).toHaveAttribute('aria-disabled', 'true')
  await other.close()
})
