// `npm run package`: the server as one folder and one zip, complete: nothing is built or installed where it runs.
import { writeFileSync } from 'node:fs'
import { buildIfStale } from './build'
import { packageFolder, packageFile, placePackage } from './packaging'
import { main, step } from './step'
import { zipOf } from './zip'

main(async () => {
  await buildIfStale()
  await step('Package', async () => {
    placePackage()
    writeFileSync(packageFile, zipOf(packageFolder))
  })
  console.log(`\nThe folder ${packageFolder}, the same as a zip ${packageFile}.`)
  console.log('It starts with `node server.js`; see docs/install.md.')
})
