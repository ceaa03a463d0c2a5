import { Refusal } from '../refusal'

/** Everything that differs from one generated resource to the next. */
export type ResourceForm = {
  /** `instance-pools`: the word in every folder, path and file. */
  noun: string
  /** `instance-pool`: files about one of them. */
  single: string
  /** `instancePool`, `instancePools`, `InstancePool`, `InstancePools`: names in the code. */
  one: string
  many: string
  One: string
  Many: string
  /** `instance pool`, `Instance pool`, `an instance pool`, `instance pools`, `Instance pools`: for people. */
  word: string
  Word: string
  aWord: string
  words: string
  Words: string
  /** `/api/2.0/instance-pools/list` is version `2.0` and path `/instance-pools/list`. */
  apiVersion: string
  apiList: string
  /** How one is asked for: by a segment of the path, or by a query parameter as in `/get?instance_pool_id=`. */
  apiOne: { by: 'segment'; path: string } | { by: 'query'; path: string }
  idField: string
  itemsField: string
  nameField: string
}

export type FormOptions = {
  singular?: string | undefined
  listPath?: string | undefined
  idField?: string | undefined
  itemsField?: string | undefined
  nameField?: string | undefined
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const pascal = (kebab: string) => kebab.split('-').map(capital).join('')
const camel = (kebab: string) => pascal(kebab).replace(/^./, (letter) => letter.toLowerCase())
const spaced = (kebab: string) => kebab.replaceAll('-', ' ')
const snake = (kebab: string) => kebab.replaceAll('-', '_')

/** English plurals of one kind each; what they do not cover is said by --singular. */
export function singularOf(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  if (/(ss|x|ch|sh)es$/.test(noun)) return noun.slice(0, -2)
  return noun.slice(0, -1)
}

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Words that name something else in the generated code. */
const taken = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try type typeof var void while with yield await ' +
    'caller input page problem workspace settled live view'
  ).split(' '),
)

function checkNoun(noun: string, single: string): void {
  if (!kebab.test(noun) || noun.length > 40) {
    throw new Refusal(
      `'${noun}' is no name for a resource: lower-case words joined by dashes, like instance-pools.`,
    )
  }
  if (!noun.endsWith('s') || noun.endsWith('ss')) {
    throw new Refusal(`'${noun}' is not a plural. A resource is named by its plural: ${noun}s.`)
  }
  if (!kebab.test(single) || single === noun) {
    throw new Refusal(`'${single}' is no singular of ${noun}: say it with --singular=<word>.`)
  }
  if (taken.has(camel(single)) || taken.has(camel(noun))) {
    throw new Refusal(
      `One of ${noun} would be called '${camel(single)}' in the code, where that word means something else. ` +
        `Put a word before it: catalog-${noun}.`,
    )
  }
}

function readApiPath(path: string): Pick<ResourceForm, 'apiVersion' | 'apiList' | 'apiOne'> {
  const [, apiVersion, apiList] = /^\/api\/(\d\.\d)((?:\/[a-z0-9][a-z0-9-]*)+)$/.exec(path) ?? []
  if (!apiVersion || !apiList) {
    throw new Refusal(
      `--list-path=${path} is not a path of the Databricks REST API, like /api/2.0/pipelines.`,
    )
  }
  const apiOne = apiList.endsWith('/list')
    ? { by: 'query' as const, path: apiList.replace(/\/list$/, '/get') }
    : { by: 'segment' as const, path: apiList }
  return { apiVersion, apiList, apiOne }
}

function field(option: string, value: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(value)) return value
  throw new Refusal(`--${option}=${value} is not a field name of the API, like pipeline_id.`)
}

export function toForm(noun: string, options: FormOptions = {}): ResourceForm {
  const single = options.singular ?? singularOf(noun)
  checkNoun(noun, single)
  const idField = field('id-field', options.idField ?? `${snake(single)}_id`)
  const nameField = field('name-field', options.nameField ?? 'name')
  if (idField === nameField) {
    throw new Refusal(`The id and the name are both '${idField}': give --name-field another field.`)
  }
  return {
    noun,
    single,
    one: camel(single),
    many: camel(noun),
    One: pascal(single),
    Many: pascal(noun),
    word: spaced(single),
    Word: capital(spaced(single)),
    aWord: `${/^[aeio]/.test(single) ? 'an' : 'a'} ${spaced(single)}`,
    words: spaced(noun),
    Words: capital(spaced(noun)),
    ...readApiPath(options.listPath ?? `/api/2.0/${noun}`),
    idField,
    itemsField: field('items-field', options.itemsField ?? snake(noun)),
    nameField,
  }
}
