import { connection } from 'next/server'
import { arrive } from '../readers'

export default async function Page() {
  await connection()
  return <p>{Object.keys(arrive('page')).join(' ')}</p>
}
