/**
 * The form of a resource: one noun, the same word in every folder. Of each part, where it may be; one of the places
 * is enough. A test holds the house to it, and what `npm run new:resource` makes.
 */
export const shape: Record<string, (noun: string) => string[]> = {
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
