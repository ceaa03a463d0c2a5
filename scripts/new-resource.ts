// `npm run new:resource <noun>`: the next Databricks resource, small and real from the wire to the browser test.
import { readArguments } from './new-resource/arguments'
import { nextSteps } from './new-resource/next-steps'
import { planResource } from './new-resource/plan'
import { writePlan } from './new-resource/write'
import { root } from './root'
import { main } from './step'

main(async () => {
  const { form, isDryRun } = readArguments(process.argv.slice(2), process.env)
  const plan = planResource(root, form)
  if (!isDryRun) await writePlan(root, plan)
  const list = (files: { path: string }[]) => files.map((file) => `  ${file.path}`).join('\n')
  console.log(`${isDryRun ? 'Would make' : 'Made'}:\n${list(plan.made)}\n`)
  console.log(`${isDryRun ? 'Would change' : 'Changed'}:\n${list(plan.changed)}\n`)
  if (isDryRun) console.log('Nothing was written (--dry-run).')
  else console.log(`${form.Words} can be listed and opened now. Next:\n${nextSteps(form)}`)
})
