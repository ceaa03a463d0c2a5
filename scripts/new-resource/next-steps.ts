import type { ResourceForm } from './form'

/** What only a person can know: the generator knows an id and a name. */
export function nextSteps({ noun, single, words, Words, one }: ResourceForm): string {
  const steps = [
    `Read the API reference of ${words} and write down in emulator/contract/types.json every field\n` +
      `     and in endpoints.json every endpoint: the emulator's answers are held against them.`,
    `Add fields: lib/resources/${noun}/wire.ts (as sent), schema.ts (as Lakedeck speaks), read.ts (from one to\n` +
      `     the other), csv.ts, components/${noun}/${single}-columns.tsx and ${single}-view.tsx.`,
    `Give ${one}Id in lib/databricks/ids.ts the real form of an id (64-bit numbers: longInteger and onWire).`,
    `Make the emulator as strict as the service (emulator/workspace/${noun}.ts): who sees what, pages, and\n` +
      `     further rows in emulator/seed/${noun}.ts. Objects with access lists go into emulator/workspace/access.ts.`,
    `States and actions: whyNot, isTransitional and refreshIntervalMs in rules.ts, as lib/resources/warehouses has them.`,
    `Filters of the list: say them in components/${noun}/${noun}-call.ts too, with the methods of the SDK and the CLI,\n` +
      `     and once every language does, take away what it says of the search.`,
    `Choose the icon, the key and the place of ${Words} in components/layout/navigation.ts.`,
    `npm run check, then npm run build and npm run e2e -- ${noun}.`,
  ]
  return steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')
}
