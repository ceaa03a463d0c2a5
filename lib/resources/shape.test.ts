import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { shape } from './shape'

const root = path.resolve(__dirname, '../..')
const nouns = readdirSync(__dirname).filter((entry) =>
  statSync(path.join(__dirname, entry)).isDirectory(),
)

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
  Object.keys(shape)
    .filter((part) => !without[noun]?.[part])
    .map((part) => [noun, part] as const),
)

test.each(cases)('%s has its %s', (noun, part) => {
  const places = shape[part]?.(noun) ?? []
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
      const places = shape[part]?.(noun) ?? []
      expect(places.filter((place) => existsSync(path.join(root, place)))).toEqual([])
    }
  }
})
