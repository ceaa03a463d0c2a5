import http from 'node:http'

/** The balancer in front of several instances: each request goes to the next one, as without ARR affinity. */
export type RoundRobin = {
  /** Sends everything to one instance until told otherwise; null goes back to taking turns. */
  only: (instance: number | null) => void
  /** How many requests each instance was given. */
  given: readonly number[]
  close: () => Promise<void>
}

export async function startRoundRobin(port: number, targets: number[]): Promise<RoundRobin> {
  const given = targets.map(() => 0)
  let turn = 0
  let chosen: number | null = null
  const server = http.createServer((request, response) => {
    const instance = chosen ?? turn++ % targets.length
    given[instance] = (given[instance] ?? 0) + 1
    const { method, url: path, headers } = request
    const onward = http.request(
      { host: '127.0.0.1', port: targets[instance], method, path, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    given,
    only: (instance) => {
      chosen = instance
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
