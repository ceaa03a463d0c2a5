// `npm run setup:azure`: the app registration, its credential and the settings, through the Azure CLI.
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { AzRefused } from './setup-azure/az'
import { setUpAzure } from './setup-azure/setup'
import { main } from './step'

/** A question at the terminal; null where there is none to ask at. */
function terminalQuestion() {
  if (!process.stdin.isTTY) return null
  return async (question: string) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const reply = await terminal.question(question)
    terminal.close()
    return reply
  }
}

main(async () => {
  try {
    await setUpAzure(process.argv.slice(2), process.env, {
      print: (line) => console.log(line),
      ask: terminalQuestion(),
      sleep: (ms) => sleep(ms),
      now: () => new Date(),
    })
  } catch (error) {
    if (!(error instanceof AzRefused)) throw error
    throw new Error(
      `The Azure CLI refused:\n  ${error.command}\n  ${error.words}\nWhat was done before it stays; run this again when the cause is gone.`,
      { cause: error },
    )
  }
})
