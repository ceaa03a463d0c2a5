import { isObject, type JsonObject } from '../../core/json'
import { ScimError } from '../errors'
import { attributeNamed, itemValues, valueAt, type Attributes, type Shape } from './attributes'

const verbs = ['add', 'remove', 'replace'] as const
type Verb = (typeof verbs)[number]

/** One operation on one attribute; `only` are the items that a filter or a value names. */
type Step = { verb: Verb; name: string; value: unknown; only: string | undefined }

/** In the words of a workspace (databricks/terraform-provider-databricks, scim tests). */
const invalidPath = (name: string) =>
  new ScimError(
    400,
    `No such attribute with the name : ${name} in the current resource`,
    'invalidPath',
  )

function readVerb(operation: JsonObject): Verb {
  const { op } = operation
  const verb = verbs.find((each) => typeof op === 'string' && each === op.toLowerCase())
  if (verb) return verb
  throw new ScimError(400, `op must be one of: ${verbs.join(', ')}.`, 'invalidSyntax')
}

/** `members[value eq "123"]` names items of a list. */
const filtered = /^([\w.]+)\[\s*value\s+eq\s+"([^"]*)"\s*\]$/i

/** Without a path, each attribute of the value is an operation of its own (RFC 7644 3.5.2). */
function toSteps(operation: JsonObject, { values, lists }: Shape): Step[] {
  const verb = readVerb(operation)
  const { path, value } = operation
  const known = [...values, ...lists]
  if (path === undefined || path === null) {
    if (verb === 'remove') throw new ScimError(400, 'remove needs a path.', 'noTarget')
    if (!isObject(value)) throw invalidPath('')
    return known
      .map((name) => ({ verb, name, value: valueAt(value, name), only: undefined }))
      .filter((step) => step.value !== undefined)
  }
  if (typeof path !== 'string') throw invalidPath('')
  const [, listed, only] = filtered.exec(path) ?? []
  const name = attributeNamed(listed === undefined ? known : lists, listed ?? path)
  if (name === undefined) throw invalidPath(path)
  return [{ verb, name, value, only }]
}

function changedList(before: string[], { verb, name, value, only }: Step): string[] {
  if (verb === 'remove') {
    const unwanted = only === undefined ? itemValues(name, value) : [only]
    return unwanted.length === 0 ? [] : before.filter((each) => !unwanted.includes(each))
  }
  const wanted = itemValues(name, value)
  return verb === 'replace' ? wanted : [...new Set([...before, ...wanted])]
}

function apply(attributes: Attributes, step: Step, shape: Shape): Attributes {
  const { values, lists } = attributes
  const { name, verb, value } = step
  if (shape.lists.includes(name)) {
    return { values, lists: { ...lists, [name]: changedList(lists[name] ?? [], step) } }
  }
  return { values: { ...values, [name]: verb === 'remove' ? undefined : value }, lists }
}

/** The attributes after a PATCH; all of its operations or, when one is refused, none. */
export function patched(before: Attributes, body: JsonObject, shape: Shape): Attributes {
  const operations = valueAt(body, 'Operations')
  if (!Array.isArray(operations) || !operations.every(isObject)) {
    throw new ScimError(400, 'Operations must be a list of operations.', 'invalidSyntax')
  }
  return operations
    .flatMap((operation) => toSteps(operation, shape))
    .reduce((attributes, step) => apply(attributes, step, shape), before)
}
