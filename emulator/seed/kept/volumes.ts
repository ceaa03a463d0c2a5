import type { Volume } from '../../workspace/files/volume'
import { makeDirectories, type FileNode } from '../../workspace/kept/file-node'
import { parentOf, PathTree } from '../../workspace/kept/path-tree'
import { days, group } from '../story'
import type { Alias } from './repos'

const both = ['READ_VOLUME', 'WRITE_VOLUME'] as const

const volume = (
  [catalog, schema, name]: [string, string, string],
  owner: string,
  readers: string[],
  writers: string[] = [],
): Volume => ({
  catalog,
  schema,
  name,
  owner: group(owner),
  grants: [
    ...writers.map((each) => ({ grantee: group(each), privileges: [...both] })),
    ...readers.map((each) => ({
      grantee: group(each),
      privileges: ['READ_VOLUME'] as 'READ_VOLUME'[],
    })),
  ],
})

export const volumesOf = (alias: Alias): Volume[] =>
  alias === 'prod'
    ? [
        volume(['main', 'sales', 'landing'], 'data-engineers', ['analysts'], ['admins']),
        volume(['main', 'finance', 'exports'], 'admins', ['analysts'], ['data-engineers']),
        volume(['main', 'libs', 'wheels'], 'data-engineers', ['users'], ['admins']),
        volume(['ml', 'churn', 'features'], 'data-scientists', ['data-engineers'], ['admins']),
      ]
    : [volume(['dev', 'sandbox', 'files'], 'data-engineers', ['users'], ['admins'])]

/** Rows that look like orders of a day, the same ones each time. */
function orders(day: number): string {
  const rows = Array.from({ length: 24 }, (_, index) => {
    const serial = day * 1000 + index * 37
    const amount = (((serial * 7919) % 90_000) / 100 + 5).toFixed(2)
    return `${700_000 + serial},${1 + (serial % 42)},${100 + (serial % 800)},${amount}`
  })
  return ['order_id,store_id,customer_id,amount', ...rows, ''].join('\n')
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

type Laid = readonly [path: string, agoDays: number, text: string]

const prodFiles: readonly Laid[] = [
  ...Array.from({ length: 6 }, (_, day): Laid => {
    const number = String(day + 1).padStart(2, '0')
    return [`/Volumes/main/sales/landing/orders/part-${number}.csv`, day + 0.2, orders(day)]
  }),
  ['/Volumes/main/sales/landing/_schemas/orders.json', 90, json({ order_id: 'long' })],
  [
    '/Volumes/main/finance/exports/close summary.csv',
    3,
    'account,opening,closing\n4000,120500.00,98310.25\n4410,8800.00,9120.40\n',
  ],
  ['/Volumes/main/libs/wheels/constraints.txt', 30, 'numpy==1.26.4\npandas==2.2.3\n'],
  ['/Volumes/ml/churn/features/manifest.json', 8, json({ features: 42, rows: 18_400 })],
]

const devFiles: readonly Laid[] = [
  ['/Volumes/dev/sandbox/files/sample.csv', 12, orders(1)],
  ['/Volumes/dev/sandbox/files/notes/todo.txt', 40, 'try the new loader on a week of orders\n'],
]

const dbfsFiles: readonly Laid[] = [
  ['/databricks-datasets/README.md', 700, '# Databricks datasets\n\nFor reading only.\n'],
  ['/databricks-datasets/samples/population.csv', 700, 'city,population\nAmsterdam,918000\n'],
  ['/FileStore/tables/stores.csv', 210, 'store_id,city\n1,Utrecht\n2,Haarlem\n3,Delft\n'],
  ['/FileStore/import-stage/.keep', 210, ''],
  ['/tmp/checkpoint-test/offsets/0', 25, '{"batchWatermarkMs":0}\n'],
]

function laid(files: readonly Laid[], directories: readonly string[], now: number): FileNode[] {
  const tree = new PathTree<FileNode>()
  for (const path of directories) makeDirectories(tree, path, now - days(365))
  for (const [path, ago, text] of files) {
    makeDirectories(tree, parentOf(path), now - days(365))
    tree.set({ path, modifiedAt: now - days(ago), content: { text } })
  }
  return tree.values()
}

export const volumeFilesAt = (alias: Alias, now: number): FileNode[] => {
  const roots = volumesOf(alias).map(
    (each) => `/Volumes/${each.catalog}/${each.schema}/${each.name}`,
  )
  return laid(alias === 'prod' ? prodFiles : devFiles, roots, now)
}

export const dbfsAt = (alias: Alias, now: number): FileNode[] => {
  const directories = ['/FileStore', '/mnt', '/tmp', '/user/hive/warehouse']
  return laid(alias === 'prod' ? dbfsFiles : dbfsFiles.slice(0, 2), directories, now)
}
