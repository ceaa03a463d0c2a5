import { parseArgs } from 'node:util'
import { toForm, type ResourceForm } from './form'
import { Refusal } from '../refusal'

export const usage = `npm run new:resource <noun> -- [options]

  <noun>                    plural, lower-case, words joined by dashes: pipelines, instance-pools
  --list-path=<path>        where Databricks lists them     (/api/2.0/<noun>)
  --id-field=<field>        the id of one                   (<singular>_id)
  --items-field=<field>     the list in the answer          (<noun>)
  --name-field=<field>      what people call it             (name)
  --singular=<word>         one of them, where taking the s off is not enough
  --dry-run                 lists the files and writes nothing`

const options = {
  singular: { type: 'string' },
  'list-path': { type: 'string' },
  'id-field': { type: 'string' },
  'items-field': { type: 'string' },
  'name-field': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

type Environment = Record<string, string | undefined>

export type Order = { form: ResourceForm; isDryRun: boolean }

/**
 * Without `--` before them npm takes options for its own and hands them on as `npm_config_…`; they count all
 * the same, or else `--dry-run` would write.
 */
export function readArguments(args: readonly string[], env: Environment = {}): Order {
  const { values, positionals } = parsed(args)
  const [noun, ...more] = positionals
  if (!noun || more.length > 0) throw new Refusal(`Name one resource.\n\n${usage}`)
  const option = (name: Exclude<keyof typeof options, 'dry-run'>) =>
    values[name] ?? env[`npm_config_${name.replaceAll('-', '_')}`]
  const form = toForm(noun, {
    singular: option('singular'),
    listPath: option('list-path'),
    idField: option('id-field'),
    itemsField: option('items-field'),
    nameField: option('name-field'),
  })
  return { form, isDryRun: values['dry-run'] ?? env.npm_config_dry_run === 'true' }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options,
    })
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}
