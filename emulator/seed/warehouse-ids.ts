/** Fixed, so that tasks, tests and people may name them. */
export const warehouseIds = {
  etl: 'a1b2c3d4e5f60718',
  bi: '4f1d92c07ab3e856',
  adhoc: '7c90e1b52fd4a638',
  finance: 'd03fa4871b6c59e2',
  ml: '9be2570c64fa1d83',
  legacy: '2e85c6f9a0b7431d',
} as const
