import { connection } from 'next/server'
import { arrive } from '../../readers'

export async function GET() {
  await connection()
  return Response.json(arrive('route'))
}
