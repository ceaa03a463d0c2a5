import type { Me } from './schema'

/** The system group of a workspace's admins. */
export const isAdmin = ({ groups }: Pick<Me, 'groups'>): boolean =>
  groups.some(({ name }) => name === 'admins')
