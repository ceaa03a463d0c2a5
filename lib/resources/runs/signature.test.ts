import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { firstErrorLine, messageLine } from './error-line'
import { signatureOf } from './signature'

const key = (line: string) => signatureOf(line).key

it.each([
  [
    'AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] `main`.`sales`.`orders_20261121` cannot be found',
    'analysisexception: [table_or_view_not_found] `main`.`sales`.`orders_<date>` cannot be found',
  ],
  [
    'Lost task 17.3 in stage 40.0 (TID 8123) (10.139.64.12 executor 7)',
    'lost task <n> in stage <n> (tid <n>) (<address> executor <n>)',
  ],
  ['Cluster 1122-024000-95efa669 was terminated', 'cluster <id> was terminated'],
  [
    'Job 7405612345678901 run 620000000000000017 failed at 2026-11-22T02:14:09.123Z',
    'job <n> run <n> failed at <time>',
  ],
  ['No such file: /Workspace/Repos/ada/etl/load.py', 'no such file: <path>'],
  [
    'abfss://raw@lake.dfs.core.windows.net/in/2026/11/21/part-0001.parquet is missing',
    '<url> is missing',
  ],
  ['request 3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34 was refused', 'request <id> was refused'],
  ['object at 0x7f9c2c1b0d30', 'object at <id>'],
  ['02:31:07 Database Error', '<time> database error'],
  ['read timeout=30', 'read timeout=<n>'],
])('%s', (line, expected) => {
  expect(key(line)).toBe(expected)
})

it.each([
  'HTTP 404 for the feed',
  'SQLSTATE: 42P01',
  'dbt failed with exit code 1',
  "KeyError: 'contact_owner_id'",
  'Standard_E16ds_v5 is not available',
  'utf8 cannot decode',
  'No module named pandas2',
])('keeps what means something: %s', (line) => {
  expect(key(line)).toBe(line.toLowerCase())
})

it('tells 404 from 500, which have other causes', () => {
  expect(key('HTTP 404')).not.toBe(key('HTTP 500'))
})

it('shows the line as it was, but for what varies', () => {
  expect(signatureOf('orders_20261121 cannot be found').parts).toEqual([
    { text: 'orders_', isVariable: false },
    { text: 'date', isVariable: true },
    { text: ' cannot be found', isVariable: false },
  ])
  expect(signatureOf('').parts).toEqual([])
})

it('is the same for any two failures that differ in ids, numbers, dates and times', () => {
  const failure = fc.record({
    run: fc.bigInt({ min: 1_000n, max: 10n ** 18n }),
    day: fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true }),
    task: fc.nat(100_000),
    id: fc.uuid(),
  })
  const line = ({ run, day, task, id }: { run: bigint; day: Date; task: number; id: string }) =>
    `Run ${run} (${id}) failed: task ${task} of table orders_${day.toISOString().slice(0, 10).replaceAll('-', '')} at ${day.toISOString()}`
  fc.assert(
    fc.property(failure, failure, (a, b) => {
      expect(key(line(a))).toBe(key(line(b)))
    }),
    propertyRuns(),
  )
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      signatureOf(text)
      firstErrorLine(text, text)
    }),
    propertyRuns(),
  )
  // A pattern that backtracks needs minutes for these.
  for (const unit of ['1', 'a1', '/a', '-', '1.', '0x', 'Error: ', 'a.B', ':']) {
    expect(signatureOf(unit.repeat(400))).toBeDefined()
    firstErrorLine(unit.repeat(100_000), unit.repeat(100_000))
  }
})

describe('the first line of an error', () => {
  it('is what went wrong, without colours and frames', () => {
    expect(firstErrorLine('\u001b[0;31mValueError\u001b[0m: no\nmore')).toBe('ValueError: no')
    expect(
      firstErrorLine(
        `${'-'.repeat(75)}\nKeyError   Traceback (most recent call last)\nKeyError: 'x'`,
      ),
    ).toBe("KeyError: 'x'")
  })

  it('comes from the trace where Databricks sends no error', () => {
    const trace =
      'Traceback (most recent call last):\n  File "a.py", line 3\nValueError: first\n\nDuring handling of the above exception, another exception occurred:\n\nRuntimeError: last\n  at x'
    expect(firstErrorLine('', trace)).toBe('RuntimeError: last')
    expect(firstErrorLine(null, null)).toBeNull()
  })

  it('names the cause behind a call into the JVM', () => {
    const error =
      'Py4JJavaError: An error occurred while calling o437.save.\n: org.apache.spark.SparkException: Job aborted due to stage failure: Lost task 3.3 (executor 7): java.lang.OutOfMemoryError: GC overhead limit exceeded'
    expect(firstErrorLine(error)).toBe(
      'Py4JJavaError: java.lang.OutOfMemoryError: GC overhead limit exceeded',
    )
    expect(firstErrorLine('Py4JJavaError: An error occurred while calling o1.x.')).toBe(
      'Py4JJavaError: An error occurred while calling o1.x.',
    )
  })

  it('is never longer than a line can be read', () => {
    expect(firstErrorLine('x'.repeat(5_000))).toHaveLength(400)
  })
})

describe('the line of a run’s own message', () => {
  const stockout = 'Cluster was terminated. Reason: STOCKOUT (CLOUD_FAILURE). Try another zone'

  it('is what its task said, so that runs of one task and of many have one cause', () => {
    const ofMany = `Task embed failed with message: ${stockout}. This caused all downstream tasks to get skipped.`
    expect(messageLine(ofMany)).toBe(stockout)
    expect(key(messageLine(`Task embed failed with message: ${stockout}.`) ?? '')).toBe(
      key(messageLine(`${stockout}.`) ?? ''),
    )
  })

  it('is the message where no task is spoken of, and null without one', () => {
    expect(messageLine('Run was canceled because of its timeout')).toBe(
      'Run was canceled because of its timeout',
    )
    expect([messageLine(''), messageLine(null), messageLine(undefined)]).toEqual([null, null, null])
  })
})
