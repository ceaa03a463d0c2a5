import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { me, meInput } from '@/lib/resources/me/schema'
import { getMe } from '@/lib/resources/me/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({ summary: 'Get me in a workspace', input: meInput, output: me, run: getMe }),
})
