import { live } from '@/lib/api/health'
import { methods } from '@/lib/api/methods'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: live })
