import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const nouns = readdirSync(__dirname).filter((entry) =>
  statSync(path.join(__dirname, entry)).isDirectory(),
)

/** The form of a resource: one noun, the same word in every folder. */
const parts: Record<string, (noun: string) => string[]> = {
  schema: (noun) => [`lib/resources/${noun}/schema.ts`],
  // A long server file is a folder with one file a verb.
  server: (noun) => [`lib/resources/${noun}/server.ts`, `lib/resources/${noun}/server`],
  paths: (noun) => [`lib/resources/${noun}/paths.ts`],
  hooks: (noun) => [`lib/resources/${noun}/hooks.ts`],
  rules: (noun) => [`lib/resources/${noun}/rules.ts`],
  route: (noun) => [`app/api/databricks/workspaces/[workspace]/${noun}/route.ts`],
  components: (noun) => [`components/${noun}`],
  // What its pages show, to be copied as code.
  call: (noun) => [`components/${noun}/${noun}-call.ts`],
  // In a group of its own, so that its loading state is not that of the pages below it.
  page: (noun) => [`app/(console)/workspaces/[workspace]/${noun}/(list)/page.tsx`],
  emulator: (noun) => [`emulator/workspace/${noun}.ts`, `emulator/workspace/${noun}`],
  story: (noun) => [`e2e/${noun}.spec.ts`],
}

/** Parts that a noun does without, each with the reason. */
const without: Record<string, Record<string, string>> = {
  me: {
    components: 'shown by the shell and by access states',
    call: 'it has no page',
    page: 'there is no page of oneself',
    emulator: 'SCIM serves Me beside Users and Groups',
    story: 'told in e2e/sign-in.spec.ts and e2e/access.spec.ts',
  },
  principals: {
    components: 'chosen in the dialogs of what belongs to them',
    call: 'it has no page',
    page: 'who is in a workspace is looked at in Databricks',
    emulator: 'SCIM serves Users and ServicePrincipals beside Groups',
    story: 'told in e2e/upkeep.spec.ts',
  },
  workspaces: {
    rules: 'a workspace has no actions here',
    call: 'it has no page',
    route: 'it stands above one workspace: app/api/databricks/workspaces',
    page: 'the switcher of the shell is its page',
    emulator: 'each workspace is a listener of the emulator',
    story: 'told in e2e/access.spec.ts and e2e/faults.spec.ts',
  },
}

const cases = nouns.flatMap((noun) =>
  Object.keys(parts)
    .filter((part) => !without[noun]?.[part])
    .map((part) => [noun, part] as const),
)

test.each(cases)('%s has its %s', (noun, part) => {
  const places = parts[part]?.(noun) ?? []
  const found = places.some((place) => existsSync(path.join(root, place)))
  expect({ noun, part, missing: found ? [] : places }).toEqual({ noun, part, missing: [] })
})

test.each(nouns)('%s keeps tests beside its code', (noun) => {
  const files = readdirSync(path.join(__dirname, noun), { recursive: true }).map(String)
  expect(files.some((file) => /\.test\.tsx?$/.test(file))).toBe(true)
})

test('an exception names a noun that exists and a part that it really lacks', () => {
  for (const [noun, exceptions] of Object.entries(without)) {
    expect(nouns).toContain(noun)
    for (const part of Object.keys(exceptions)) {
      const places = parts[part]?.(noun) ?? []
      expect(places.filter((place) => existsSync(path.join(root, place)))).toEqual([])
    }
  }
})
