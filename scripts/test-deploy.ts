// `npm run test:deploy`: what `npm test` has no time for. Two instances with a real Redis, App Service's environment,
// and the output of `vercel build` with its functions started. Installs what it needs, and takes some minutes.
import { rmSync } from 'node:fs'
import { buildIfStale } from './build'
import { runBrowserTests } from './checks'
import { ensureChromium } from './chromium'
import { main, step } from './step'
import { ensureRedis } from './test-deploy/redis'
import { buildForVercel } from './test-deploy/vercel-build'
import { tryFunctions } from './test-deploy/vercel-functions'
import { megabytes, VercelOutput } from './test-deploy/vercel-output'

const refuse = (faults: string[]): void => {
  if (faults.length > 0) throw new Error(faults.map((fault) => `✗ ${fault}`).join('\n'))
}

main(async () => {
  const only = process.argv[2]
  if (only !== 'vercel') {
    ensureRedis()
    const chromium = ensureChromium()
    await buildIfStale()
    process.env.REDIS_REQUIRED = '1'
    const { passed } = await runBrowserTests(chromium, ['app-service', 'instances'])
    console.log(`\n${passed} stories of App Service and of two instances passed`)
  }
  if (only === 'instances') return
  const output = new VercelOutput(await step('vercel build', buildForVercel))
  await step('Output of vercel build', async () => {
    const functions = output.functions()
    console.log(`  ${output.routes().length} routes in ${functions.length} functions`)
    for (const { name, bytes, runtime } of functions)
      console.log(`  ${name}: ${megabytes(bytes)}, ${runtime}`)
    refuse(output.faults())
  })
  await step('Functions of vercel build', async () => refuse(await tryFunctions(output)))
  // After a failure it stays to be looked at, until the next run.
  rmSync(output.project, { recursive: true })
})
