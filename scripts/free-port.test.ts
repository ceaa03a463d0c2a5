import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { requireFreePort } from './free-port'

test('a taken port is named with the setting that moves it; a free one is left free', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(requireFreePort(port, 'PORT')).rejects.toThrow(
    `Port ${port} is taken. Stop what listens there, or set PORT to another.`,
  )
  other.close()
  await once(other, 'close')
  await requireFreePort(port, 'PORT')
  await requireFreePort(port, 'PORT')
})
