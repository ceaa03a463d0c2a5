import { faultKinds, services, type Fault } from '../../core'
import {
  anything,
  ControlError,
  oneOfWords,
  readObject,
  stringMap,
  wholeNumber,
  words,
} from './read'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

const path = (value: unknown, name: string): string => {
  const text = words(value, name)
  if (!text.startsWith('/')) throw new ControlError(`'${name}' must begin with a slash`)
  if (text.slice(0, -1).includes('*'))
    throw new ControlError(`'${name}' may hold * only at its end`)
  return text
}

const fields = {
  service: oneOfWords(services),
  method: oneOfWords(methods),
  path,
  times: wholeNumber(1, 100_000),
  kind: oneOfWords(faultKinds),
  status: wholeNumber(200, 599),
  body: anything,
  headers: stringMap,
  delayMs: wholeNumber(0, 600_000),
  when: oneOfWords(['before', 'after'] as const),
}

/** A fault out of a request's body; refuses one that would do something else than it says. */
export function readFault(value: unknown): Fault {
  const { service, path, kind, ...more } = readObject(value, fields, 'a fault')
  if (!service || !path || !kind) throw new ControlError('a fault needs service, path and kind')
  if (kind === 'delay' && !more.delayMs) throw new ControlError("a 'delay' fault needs delayMs")
  if (kind === 'status' && !more.status) throw new ControlError("a 'status' fault needs status")
  if (more.when === 'after' && (kind === 'delay' || kind === 'truncate')) {
    throw new ControlError(`a '${kind}' fault lets the handler answer, so 'when' has no meaning`)
  }
  return { service, path, kind, ...more }
}
