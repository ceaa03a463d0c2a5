import type { Cause, FailedAt } from '../../workspace/runs/cause'
import { ipythonHead, sourceFrame } from '../../workspace/runs/causes'
import { executorStack, pysparkFrames } from './traces'

const byCode = { code: 'RUN_EXECUTION_ERROR', type: 'CLIENT_ERROR' } as const

/** A failure in a person's Python: the head, their lines, what was called, the message again. */
const python = (
  name: string,
  error: (at: FailedAt) => string,
  lines: { line: number; before: string[]; at: string; after?: string[]; called?: string },
): Cause => ({
  name,
  ...byCode,
  error,
  trace: (at) =>
    [
      ipythonHead(error(at)),
      sourceFrame(at.file, lines.line, lines.before, lines.at, lines.after ?? []),
      '',
      ...(lines.called ? [lines.called] : []),
      error(at),
    ].join('\n'),
})

const dayBefore = (at: number): string =>
  new Date(at - 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

/** One root cause for many jobs: the table of the day before was not written. */
export const tableNotFound = python(
  'table-not-found',
  ({ startedAt }) =>
    `AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view \`main\`.\`sales\`.\`orders_${dayBefore(startedAt)}\` cannot be found. Verify the spelling and correctness of the schema and catalog.\n` +
    'If you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\n' +
    'To tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS. SQLSTATE: 42P01',
  {
    line: 48,
    before: [
      'orders = spark.table(f"main.sales.orders_{run_date}")',
      'customers = spark.table("main.crm.customers")',
    ],
    at: 'joined = orders.join(customers, "customer_id", "left")',
    after: ['joined.write.mode("overwrite").saveAsTable("main.finance.close_input")'],
    called: pysparkFrames,
  },
)

const numbered = (at: FailedAt, most: number) => (Math.floor(at.startedAt / 1000) % most) + 1

export const outOfMemory: Cause = {
  name: 'out-of-memory',
  ...byCode,
  error: (at) =>
    `Py4JJavaError: An error occurred while calling o${400 + numbered(at, 90)}.save.\n` +
    `: org.apache.spark.SparkException: Job aborted due to stage failure: Task ${numbered(at, 199)} in stage ${numbered(at, 40)}.0 failed 4 times, most recent failure: ` +
    `Lost task ${numbered(at, 199)}.3 in stage ${numbered(at, 40)}.0 (TID ${8_000 + numbered(at, 900)}) (10.139.64.${numbered(at, 200)} executor 7): java.lang.OutOfMemoryError: GC overhead limit exceeded`,
  trace: (at) =>
    [
      ipythonHead('Py4JJavaError:'),
      sourceFrame(
        at.file,
        112,
        [
          'sessions = events.groupBy("user_id", window("ts", "30 minutes")).agg(collect_list("event"))',
          '',
        ],
        '(sessions.write.format("delta").mode("append").save(target))',
        ['log.info("written")'],
      ),
      '',
      pysparkFrames,
      `Py4JJavaError: An error occurred while calling o${400 + numbered(at, 90)}.save.`,
      executorStack(
        `Task ${numbered(at, 199)} in stage ${numbered(at, 40)}.0 failed 4 times, most recent failure: Lost task ${numbered(at, 199)}.3 in stage ${numbered(at, 40)}.0: java.lang.OutOfMemoryError: GC overhead limit exceeded`,
        [
          'java.base/java.util.Arrays.copyOf(Arrays.java:3537)',
          'org.apache.spark.unsafe.types.UTF8String.getBytes(UTF8String.java:288)',
          'org.apache.spark.sql.catalyst.expressions.aggregate.CollectList.update(collect.scala:120)',
        ],
      ),
    ].join('\n'),
}

/** The cloud had no machines: the task never ran, so there is no trace. */
export const stockout: Cause = {
  name: 'stockout',
  code: 'CLOUD_FAILURE',
  type: 'CLOUD_FAILURE',
  isBeforeStart: true,
  error: () =>
    'Cluster was terminated. Reason: CLOUD_PROVIDER_RESOURCE_STOCKOUT (CLOUD_FAILURE). Parameters: azure_error_code:SkuNotAvailable, ' +
    'azure_error_message:The requested VM size for resource Standard_E16ds_v5 is currently not available in location westeurope. Please try another size or deploy to a different location or different zone.',
  trace: () => '',
}

export const schemaMismatch = python(
  'schema-mismatch',
  ({ taskKey }) =>
    `AnalysisException: [DELTA_FAILED_TO_MERGE_FIELDS] Failed to merge fields 'unit_price' and 'unit_price' while writing ${taskKey}. Failed to merge incompatible data types DecimalType(18,2) and StringType. SQLSTATE: 22005`,
  {
    line: 73,
    before: ['snapshot = raw.select(*columns)', ''],
    at: 'snapshot.write.format("delta").mode("append").saveAsTable("main.inventory.snapshot")',
    called: pysparkFrames,
  },
)

export const keyError = python('key-error', () => "KeyError: 'contact_owner_id'", {
  line: 31,
  before: ['def to_row(contact):', '    properties = contact["properties"]'],
  at: '    return Row(id=contact["id"], owner=properties["contact_owner_id"])',
  after: ['', 'rows = [to_row(each) for each in page["results"]]'],
})

export const readTimeout = python(
  'read-timeout',
  () =>
    "ReadTimeout: HTTPSConnectionPool(host='api.payments.example', port=443): Read timed out. (read timeout=30)",
  {
    line: 22,
    before: [
      'session = requests.Session()',
      'session.headers["Authorization"] = f"Bearer {token}"',
    ],
    at: 'page = session.get(url, params={"after": cursor}, timeout=30).json()',
    called:
      'File /databricks/python/lib/python3.12/site-packages/requests/adapters.py:713, in HTTPAdapter.send(self, request, stream, timeout, verify, cert, proxies)\n--> 713     raise ReadTimeout(e, request=request)\n',
  },
)

export const concurrentAppend: Cause = {
  name: 'concurrent-append',
  ...byCode,
  error: () =>
    'ConcurrentAppendException: [DELTA_CONCURRENT_APPEND.WITHOUT_HINT] Transaction conflict detected. A concurrent OPTIMIZE added data to table main.web.sessions that would have been read by your MERGE. Please retry the operation. SQLSTATE: 2D521',
  trace: (at) =>
    [
      'io.delta.exceptions.ConcurrentAppendException: [DELTA_CONCURRENT_APPEND.WITHOUT_HINT] Transaction conflict detected.',
      `  at ${at.file}`,
      '  at com.databricks.sql.transaction.tahoe.ConflictChecker.checkForAddedFilesThatShouldHaveBeenReadByCurrentTxn(ConflictChecker.scala:583)',
      '  at com.databricks.sql.transaction.tahoe.OptimisticTransactionImpl.doCommitRetryIteratively(OptimisticTransaction.scala:2641)',
      '  at com.databricks.sql.transaction.tahoe.commands.MergeIntoCommandBase.run(MergeIntoCommandBase.scala:178)',
    ].join('\n'),
}

export const sqlColumn: Cause = {
  name: 'sql-column',
  ...byCode,
  error: () =>
    '[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name `net_ammount` cannot be resolved. Did you mean one of the following? [`net_amount`, `gross_amount`, `currency`]. SQLSTATE: 42703; line 14 pos 7',
  trace: (at) =>
    [
      '== SQL (line 14, position 7) ==',
      `-- ${at.file}`,
      'SELECT region,',
      '       sum(net_ammount) AS revenue',
      '           ^^^^^^^^^^^',
      'FROM main.finance.ledger',
      'GROUP BY region',
    ].join('\n'),
}

export const qualityCheck = python(
  'quality-check',
  ({ taskKey }) =>
    `AssertionError: ${taskKey}: 3 expectations failed: null_rate(customer_id) 0.041 > 0.001, row_count 0 < 10000, freshness 31 h > 24 h`,
  {
    line: 58,
    before: ['failed = [check for check in results if not check.ok]', ''],
    at: 'assert not failed, f"{task}: {len(failed)} expectations failed: {summary(failed)}"',
  },
)

export const moduleNotFound = python(
  'module-not-found',
  () => "ModuleNotFoundError: No module named 'contoso_pricing'",
  { line: 3, before: ['import json', ''], at: 'from contoso_pricing.curves import fit' },
)

export const dbtFailure: Cause = {
  name: 'dbt',
  ...byCode,
  error: () =>
    'dbt command failed with exit code 1: Database Error in model fct_orders (models/marts/fct_orders.sql)',
  trace: () =>
    [
      '02:31:07  Completed with 1 error, 0 partial successes, and 0 warnings:',
      '02:31:07',
      '02:31:07    Database Error in model fct_orders (models/marts/fct_orders.sql)',
      '  [DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE] Cannot perform Merge as multiple source rows matched and attempted to modify the same target row.',
      '  compiled code at target/run/contoso/models/marts/fct_orders.sql',
      '02:31:07',
      '02:31:07  Done. PASS=38 WARN=0 ERROR=1 SKIP=1 NO-OP=0 TOTAL=40',
    ].join('\n'),
}

export const driverKilled: Cause = {
  name: 'driver-killed',
  code: 'DRIVER_ERROR',
  type: 'INTERNAL_ERROR',
  error: () =>
    'The spark driver has stopped unexpectedly and is restarting. Your notebook will be automatically reattached.',
  trace: () => '',
}

export const denied = python(
  'denied',
  () =>
    "AnalysisException: [INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have SELECT on Table 'main.hr.salaries'. SQLSTATE: 42501",
  { line: 12, before: [], at: 'salaries = spark.table("main.hr.salaries")', called: pysparkFrames },
)

/** What goes wrong now and then with any job. */
export const everydayCauses: readonly Cause[] = [
  readTimeout,
  concurrentAppend,
  driverKilled,
  qualityCheck,
  sqlColumn,
]
