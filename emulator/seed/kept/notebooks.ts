import { file, notebook, type Planted } from './tree'

/** What people work on in the folders of their own. */
export const adaHome = (home: string): Planted[] => [
  notebook(`${home}/workspace-audit`, 'SQL', 4, [
    '%md\n# Who changed what\nThe last seven days of the audit log.',
    'SELECT event_time, user_identity.email, service_name, action_name\nFROM system.access.audit\nWHERE event_date >= current_date() - INTERVAL 7 DAYS\nORDER BY event_time DESC\nLIMIT 500',
    'SELECT action_name, count(*) AS calls\nFROM system.access.audit\nWHERE event_date >= current_date() - INTERVAL 7 DAYS\nGROUP BY action_name\nORDER BY calls DESC',
  ]),
  notebook(`${home}/cost-report`, 'PYTHON', 11, [
    '%md\n# DBUs by team',
    'usage = spark.table("system.billing.usage")\nby_team = usage.groupBy("custom_tags.team", "usage_date").sum("usage_quantity")',
    'display(by_team.orderBy("usage_date", ascending=False))',
  ]),
  file(
    `${home}/policies/jobs-on-spot.json`,
    40,
    '{\n  "azure_attributes.availability": { "type": "fixed", "value": "SPOT_WITH_FALLBACK_AZURE" },\n  "autotermination_minutes": { "type": "range", "maxValue": 60 }\n}\n',
  ),
]

export const benHome = (home: string): Planted[] => [
  notebook(`${home}/orders-exploration`, 'PYTHON', 1, [
    '%md\n# Orders: what arrived in the night\nFor the morning round.',
    'orders = spark.table("main.sales.orders")\ndisplay(orders.where("ingested_at > current_date()"))',
    '%sql\nSELECT store_id, count(*) AS orders\nFROM main.sales.orders\nGROUP BY store_id',
    'late = orders.where("ordered_at < date_sub(ingested_at, 2)")\nprint(f"{late.count()} late orders")',
  ]),
  notebook(`${home}/streaming/clickstream-sessions`, 'SCALA', 23, [
    '%md\n# Sessions of the clickstream',
    'import org.apache.spark.sql.functions._\n\nval clicks = spark.readStream.table("main.web.clicks")',
    'val sessions = clicks\n  .withWatermark("at", "30 minutes")\n  .groupBy(session_window(col("at"), "20 minutes"), col("visitor"))\n  .count()',
    'sessions.writeStream.toTable("main.web.sessions")',
  ]),
  file(`${home}/etl-tests/requirements.txt`, 30, 'pytest==8.3.4\nchispa==0.10.1\n'),
  file(
    `${home}/etl-tests/test_orders.py`,
    12,
    'from chispa import assert_df_equality\n\n\ndef test_orders_have_no_duplicates(spark):\n    orders = spark.table("main.sales.orders")\n    assert_df_equality(orders, orders.dropDuplicates(["order_id"]))\n',
  ),
]

export const chloeHome = (home: string): Planted[] => [
  notebook(`${home}/monthly-revenue`, 'SQL', 2, [
    '%md\n# Revenue of the month',
    "SELECT date_trunc('MONTH', ordered_at) AS month, sum(amount) AS revenue\nFROM main.sales.orders\nGROUP BY month\nORDER BY month",
  ]),
  notebook(`${home}/customer-cohorts`, 'R', 17, [
    '%md\n# Cohorts of customers',
    'library(SparkR)\norders <- tableToDF("main.sales.orders")\nfirst <- agg(groupBy(orders, "customer_id"), month = min(orders$ordered_at))',
    'display(count(groupBy(first, "month")))',
  ]),
]

/** For everybody. */
export const shared: Planted[] = [
  file('/Shared/README.md', 120, '# Shared\n\nWhat is here belongs to everybody: be kind to it.\n'),
  notebook('/Shared/onboarding', 'PYTHON', 60, [
    '%md\n# Welcome to contoso\nThree cells to see that your cluster works.',
    'display(spark.sql("SELECT current_user(), current_catalog()"))',
    'display(dbutils.fs.ls("/Volumes/main/sales/landing"))',
  ]),
  notebook('/Shared/queries/top-products', 'SQL', 9, [
    'SELECT product_id, sum(quantity) AS sold\nFROM main.sales.order_lines\nGROUP BY product_id\nORDER BY sold DESC\nLIMIT 20',
  ]),
]

/** The engineers' own folder, which analysts may read. */
export const engineering: Planted[] = [
  notebook('/Teams/data-engineering/runbooks/late-files', 'PYTHON', 14, [
    '%md\n# When files come late\n1. Look into the landing volume.\n2. Run the job again for the day that is missing.',
    'display(dbutils.fs.ls("/Volumes/main/sales/landing/orders"))',
  ]),
  file(
    '/Teams/data-engineering/lib/calendar.py',
    75,
    'from datetime import date, timedelta\n\n\ndef last_working_day(today: date) -> date:\n    day = today - timedelta(days=1)\n    while day.weekday() > 4:\n        day -= timedelta(days=1)\n    return day\n',
  ),
]
