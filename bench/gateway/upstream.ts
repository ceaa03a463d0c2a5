// A workspace that does nothing but answer: what is measured is what stands before it.
import { createServer } from 'node:http'

const jobs = Array.from({ length: 20 }, (_, index) => ({
  job_id: 418_006_550_000_019 + index,
  creator_user_name: 'ben@contoso.example',
  created_time: 1_790_000_000_000,
  settings: { name: `orders_${index}`, max_concurrent_runs: 1, format: 'MULTI_TASK' },
}))
const body = Buffer.from(JSON.stringify({ jobs, has_more: false }))

createServer((request, response) => {
  request.resume()
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
