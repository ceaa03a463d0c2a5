import { commitOf, type Remote } from '../../workspace/repos/remote'
import { toSource } from '../../workspace/workspace-objects/notebook/source'

const readOrders = toSource({
  language: 'PYTHON',
  commands: [
    '%md\n# Orders: bronze to silver\nReads what arrived since the last run and merges it.',
    'dbutils.widgets.text("run_date", "")\nrun_date = dbutils.widgets.get("run_date")',
    'orders = (\n    spark.read.format("cloudFiles")\n    .option("cloudFiles.format", "json")\n    .load("/Volumes/main/sales/landing/orders")\n)',
    'orders.createOrReplaceTempView("arrived")',
    '%sql\nMERGE INTO main.sales.orders AS target\nUSING arrived AS source\nON target.order_id = source.order_id\nWHEN MATCHED THEN UPDATE SET *\nWHEN NOT MATCHED THEN INSERT *',
  ],
})

const readOrdersV2 = readOrders.replace('"json"', '"parquet"')

const quality = `"""Checks that every table of the lakehouse has to pass."""


def no_duplicates(frame, *keys):
    return frame.groupBy(*keys).count().where("count > 1").isEmpty()


def no_nulls(frame, *columns):
    return all(frame.where(f"{column} IS NULL").isEmpty() for column in columns)
`

const etl = {
  'README.md': '# lakehouse-etl\n\nLoads the lakehouse. Deployed from `main`.\n',
  'requirements.txt': 'pyyaml==6.0.2\nrequests==2.32.3\n',
  'jobs/load_orders.py': readOrders,
  'lib/quality.py': quality,
  'tests/test_quality.py': 'from lib.quality import no_nulls\n',
}

const revenue = toSource({
  language: 'SQL',
  commands: [
    '%md\n## Revenue by region',
    "SELECT region, date_trunc('MONTH', ordered_at) AS month, sum(amount) AS revenue\nFROM main.sales.orders\nGROUP BY ALL\nORDER BY month DESC, revenue DESC",
  ],
})

const close = toSource({
  language: 'PYTHON',
  commands: [
    '%md\n# Month end close',
    'ledger = spark.table("main.finance.ledger")\nassert ledger.where("amount IS NULL").isEmpty()',
    'ledger.write.mode("overwrite").saveAsTable("main.finance.closed_ledger")',
  ],
})

export const etlUrl = 'https://dev.azure.com/contoso/data/_git/lakehouse-etl'
export const financeUrl = 'https://dev.azure.com/contoso/data/_git/finance'
export const analyticsUrl = 'https://github.com/contoso/analytics-sql'

/** What can be cloned; every other address is a repository with a README. */
export const remotes = {
  etl: {
    url: etlUrl,
    isPrivate: false,
    branches: {
      main: commitOf(etl),
      'feature/orders-v2': commitOf({ ...etl, 'jobs/load_orders.py': readOrdersV2 }),
    },
    tags: { 'v2.4.1': commitOf({ ...etl, 'README.md': '# lakehouse-etl\n\nRelease 2.4.1.\n' }) },
  },
  finance: {
    url: financeUrl,
    isPrivate: true,
    branches: { main: commitOf({ 'README.md': '# finance\n', 'close/month_end.py': close }) },
    tags: {},
  },
  analytics: {
    url: analyticsUrl,
    isPrivate: false,
    branches: {
      main: commitOf({ 'README.md': '# analytics-sql\n', 'reports/revenue.sql': revenue }),
      develop: commitOf({ 'README.md': '# analytics-sql, next\n', 'reports/revenue.sql': revenue }),
    },
    tags: {},
  },
} satisfies Record<string, Remote>
