// How many calls pass the gateway: each door beside the workspace itself and @fastify/http-proxy with the same check
// of the token, one after the other in rounds, so that all of them meet the same machine.
import path from 'node:path'
import autocannon from 'autocannon'
import { startDoors } from '../e2e/gateway/doors'
import { databricksToken } from '../e2e/gateway/tokens'
import { firstPort, ports } from '../e2e/ports'
import { emulatorInfo, startEmulator } from '../scripts/demo-services'
import { startService, type Service, whenReady } from '../scripts/service'

const rounds = 2
const seconds = 5
const connections = 32
const call = '/api/2.2/jobs/list?limit=20'

type Contender = { name: string; origin: string }
type Figures = { perSecond: number; p50Ms: number; p99Ms: number }

const upstreamPort = firstPort + 40
const fastifyPort = firstPort + 41
const originAt = (port: number) => `http://127.0.0.1:${port}`

function startBench(file: string, port: number, ready: string, env: Record<string, string> = {}) {
  const args = ['--import', 'tsx', path.join(__dirname, 'gateway', file)]
  const service = startService(`bench-${port}`, args, {
    ...process.env,
    ...env,
    NODE_ENV: 'production',
    PORT: String(port),
  })
  return whenReady(service, originAt(port) + ready)
}

async function fire(
  { name, origin }: Contender,
  token: string,
  duration: number,
): Promise<Figures> {
  const result = await autocannon({
    url: origin + call,
    headers: { authorization: `Bearer ${token}` },
    connections,
    duration,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name} failed ${result.non2xx + result.errors} calls`)
  const { p50, p99 } = result.latency
  return { perSecond: result.requests.average, p50Ms: p50, p99Ms: p99 }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const meanOf = (figures: Figures[]): Figures => ({
  perSecond: mean(figures.map((each) => each.perSecond)),
  p50Ms: mean(figures.map((each) => each.p50Ms)),
  p99Ms: mean(figures.map((each) => each.p99Ms)),
})

async function measure(contenders: Contender[], token: string) {
  for (const each of contenders) await fire(each, token, 2)
  const measured = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const each of contenders) measured.get(each.name)?.push(await fire(each, token, seconds))
  return [...measured].map(([name, figures]) => ({ name, ...meanOf(figures) }))
}

function print(measured: ({ name: string } & Figures)[]) {
  const rateOf = (name: string) => measured.find((each) => each.name === name)?.perSecond ?? NaN
  const [direct, fastify] = [rateOf('direct'), rateOf('fastify')]
  console.log('                 req/s   p50 ms   p99 ms   of direct   of fastify')
  for (const { name, perSecond, p50Ms, p99Ms } of measured) {
    const cells = [
      perSecond.toFixed(0).padStart(8),
      p50Ms.toFixed(1).padStart(9),
      p99Ms.toFixed(1).padStart(9),
      (perSecond / direct).toFixed(2).padStart(12),
      (perSecond / fastify).toFixed(2).padStart(13),
    ]
    console.log(name.padEnd(14) + cells.join(''))
  }
}

async function main() {
  const stops: Service['stop'][] = []
  try {
    const started = async (service: Promise<Service>) => stops.push((await service).stop)
    await started(startEmulator(ports))
    await started(startBench('upstream.ts', upstreamPort, '/'))
    const upstream = originAt(upstreamPort)
    const { tenantId } = await emulatorInfo(ports)
    const entra = { UPSTREAM: upstream, ENTRA: originAt(ports.entra), TENANT: tenantId }
    await started(startBench('fastify.ts', fastifyPort, '/ready', entra))
    const { doors, stop } = await startDoors({ DATABRICKS_WORKSPACES: `prod=${upstream}` })
    stops.push(async () => void (await stop()))
    const contenders = [
      { name: 'direct', origin: upstream },
      { name: 'fastify', origin: originAt(fastifyPort) },
      ...doors,
    ]
    print(await measure(contenders, await databricksToken('ben')))
  } finally {
    await Promise.all(stops.map((stop) => stop()))
  }
}

void main()
