import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

type Command = (words: string[], socket: Socket) => string | null

/**
 * As much of Redis as Lakedeck asks for, in this process: tests run where none is installed. It speaks the second
 * version of the protocol; the script of the rate limiter is known by what it does, not run.
 */
export class LocalRedis {
  readonly commands: string[][] = []
  /** Connected and silent, like a server that hangs. */
  isSilent = false
  readonly #counters = new Map<string, { count: number; endsAt: number }>()
  readonly #sets = new Map<string, Map<string, number>>()
  readonly #subscribers = new Map<string, Set<Socket>>()
  readonly #sockets = new Set<Socket>()
  #server: Server | null = null
  #port = 0

  async start(): Promise<this> {
    const server = createServer((socket) => this.#serve(socket))
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.address() as AddressInfo).port
    return this
  }

  /** Gone with every connection; what it held is there again after the next `start`. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()))
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const { commands, rest } = readCommands(text + chunk)
      text = rest
      for (const words of commands) this.#answer(words, socket)
    })
  }

  #answer(words: string[], socket: Socket): void {
    this.commands.push(words)
    if (this.isSilent) return
    const [name = ''] = words
    const run = this.#known[name.toUpperCase()]
    const reply = run ? run(words.slice(1), socket) : `-ERR unknown command '${name}'\r\n`
    if (reply !== null) socket.write(reply)
  }

  readonly #known: Record<string, Command> = {
    PING: () => '+PONG\r\n',
    CLIENT: () => '+OK\r\n',
    EVAL: ([, , key = '', points, seconds]) => this.#count(key, Number(points), Number(seconds)),
    ZADD: ([key = '', score, member = '']) => {
      this.#set(key).set(member, Number(score))
      return ':1\r\n'
    },
    ZRANGEBYSCORE: ([key = '', from]) => {
      const held = [...this.#set(key)].filter(([, score]) => score >= Number(from))
      return array(held.map(([member]) => bulk(member)))
    },
    ZREMRANGEBYSCORE: ([key = '', , to]) => {
      for (const [member, score] of this.#set(key))
        if (score <= Number(to)) this.#set(key).delete(member)
      return ':0\r\n'
    },
    PUBLISH: ([channel = '', text = '']) => {
      const message = array([bulk('message'), bulk(channel), bulk(text)])
      for (const socket of this.#subscribers.get(channel) ?? []) socket.write(message)
      return ':1\r\n'
    },
    SUBSCRIBE: ([channel = ''], socket) => {
      const all = this.#subscribers.get(channel) ?? new Set<Socket>()
      this.#subscribers.set(channel, all.add(socket))
      return array([bulk('subscribe'), bulk(channel), ':1\r\n'])
    },
  }

  /** `set … EX … NX`, `incrby`, `pttl`: what the limiter's script does. */
  #count(key: string, points: number, seconds: number): string {
    const known = this.#counters.get(key)
    const isOver = !known || known.endsAt <= Date.now()
    const counter = isOver ? { count: 0, endsAt: Date.now() + seconds * 1000 } : known
    counter.count += points
    this.#counters.set(key, counter)
    return array([`:${counter.count}\r\n`, `:${counter.endsAt - Date.now()}\r\n`])
  }

  #set(key: string): Map<string, number> {
    const set = this.#sets.get(key) ?? new Map<string, number>()
    this.#sets.set(key, set)
    return set
  }
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`
const array = (items: string[]) => `*${items.length}\r\n${items.join('')}`

/** Commands are arrays of bulk strings; ours are ASCII, so a length is a length in characters. */
function readCommands(text: string): { commands: string[][]; rest: string } {
  const commands: string[][] = []
  let rest = text
  for (;;) {
    const read = readCommand(rest)
    if (!read) return { commands, rest }
    commands.push(read.words)
    rest = read.rest
  }
}

function readCommand(text: string): { words: string[]; rest: string } | null {
  const [head, count] = /^\*(\d+)\r\n/.exec(text) ?? []
  if (head === undefined) return null
  let at = head.length
  const words: string[] = []
  for (let word = 0; word < Number(count); word += 1) {
    const [length, size] = /^\$(\d+)\r\n/.exec(text.slice(at)) ?? []
    if (length === undefined) return null
    const start = at + length.length
    const end = start + Number(size)
    if (text.length < end + 2) return null
    words.push(text.slice(start, end))
    at = end + 2
  }
  return { words, rest: text.slice(at) }
}
