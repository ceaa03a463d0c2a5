import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { root } from '../root'
import type { Settings, SettingsChange, SettingsPlace } from './settings'

const mode = 0o600

/** A settings file that only its owner can read. A new one keeps the explanations of .env.local.example. */
export function settingsFile(named: string): SettingsPlace {
  const file = path.resolve(root, named)
  return {
    name: named,
    read: async () => (existsSync(file) ? filled(readFileSync(file, 'utf8')) : null),
    write: async (change) => {
      const from = existsSync(file) ? file : path.join(root, '.env.local.example')
      const text = withChange(readFileSync(from, 'utf8'), change)
      // Beside it and then in its place: a full disk must not leave half a file.
      const beside = `${file}.new`
      writeFileSync(beside, text, { mode })
      chmodSync(beside, mode)
      renameSync(beside, file)
    },
  }
}

const filled = (text: string): Settings =>
  Object.fromEntries(Object.entries(parseEnv(text)).filter(([, value]) => value)) as Settings

/** The text with the change in it; comments, order and every other setting stay. */
export function withChange(text: string, { set, unset }: SettingsChange): string {
  const withoutOld = unset.reduce(
    (lines, name) => lines.map((line) => (isSet(line, name) ? `# ${name}=` : line)),
    text.split('\n'),
  )
  return Object.entries(set)
    .reduce((lines, [name, value]) => withSetting(lines, name, value), withoutOld)
    .join('\n')
}

function withSetting(lines: string[], name: string, value: string): string[] {
  const line = `${name}=${quoted(value)}`
  const set = lines.findLastIndex((one) => isSet(one, name))
  const at = set >= 0 ? set : lines.findIndex((one) => one.startsWith(`# ${name}=`))
  if (at >= 0) return lines.with(at, line)
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length
  return [...lines.slice(0, last), line, ...lines.slice(last)]
}

const isSet = (line: string, name: string) => line.startsWith(`${name}=`)

/** Node reads quoted values as they are; outside quotes `#` begins a comment. */
const quoted = (value: string) => (/[#'"\s]/.test(value) ? `"${value}"` : value)
