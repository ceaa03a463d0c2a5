import { objectIdOf, type ObjectNode } from './object'

export const newFolder = (path: string, now: number): ObjectNode => ({
  id: objectIdOf(`${path}@${now}`),
  path,
  type: 'DIRECTORY',
  createdAt: now,
  modifiedAt: now,
  accessList: [],
  content: null,
})
