import { BadZip, readZip, writeZip } from '../../../core/zip'
import { fromModel, modelOf } from './model'
import { BadNotebook, extensions, spoken, type Notebook } from './notebook'
import { fromSource, toSource } from './source'
import type { Language } from '../object'

/** A notebook and where it lies below the folder that is packed. */
export type PackedNotebook = { path: string; notebook: Notebook }

const nameIn = (path: string) => path.split('/').at(-1) ?? path

/** Databricks' own archive: a zip of the notebooks' models. */
export const toDbc = (notebooks: readonly PackedNotebook[]): Buffer =>
  writeZip(
    notebooks.map(({ path, notebook }) => ({
      name: `${path}.${spoken(notebook.language)}`,
      bytes: Buffer.from(JSON.stringify(modelOf(notebook, nameIn(path)))),
    })),
  )

export const sourceEntry = ({ path, notebook }: PackedNotebook) => ({
  name: path + extensions[notebook.language],
  bytes: Buffer.from(toSource(notebook)),
})

function unzipped(archive: Buffer) {
  try {
    return readZip(archive).filter(({ name }) => !name.endsWith('/'))
  } catch (error) {
    if (error instanceof BadZip) throw new BadNotebook(`The archive is not valid: ${error.message}`)
    throw error
  }
}

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new BadNotebook('The archive holds something that is no notebook.')
  }
}

export const fromDbc = (archive: Buffer): PackedNotebook[] =>
  unzipped(archive).map(({ name, bytes }) => ({
    path: name.replace(/\.(python|r|scala|sql)$/, ''),
    notebook: fromModel(parsed(bytes)),
  }))

/** A zip of sources; what is no source of one of the four languages is passed over. */
export const fromSourceZip = (archive: Buffer): PackedNotebook[] =>
  unzipped(archive).flatMap(({ name, bytes }) => {
    const languages = Object.keys(extensions) as Language[]
    const language = languages.find((each) => name.toLowerCase().endsWith(extensions[each]))
    if (!language) return []
    const path = name.slice(0, -extensions[language].length)
    return [{ path, notebook: fromSource(bytes.toString(), language) }]
  })
