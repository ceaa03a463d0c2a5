import { readTrace } from './trace'

const notebook = [
  '---------------------------------------------------------------------------',
  'AnalysisException                         Traceback (most recent call last)',
  'File /Workspace/Repos/finance/join_orders.py:48',
  '      47 customers = spark.table("main.crm.customers")',
  '---> 48 joined = orders.join(customers, "customer_id", "left")',
  '',
  'File /databricks/spark/python/pyspark/sql/session.py:1935, in SparkSession.table(self, tableName)',
  '-> 1935 return DataFrame(self._jsparkSession.table(tableName), self)',
  '',
  'File /databricks/spark/python/lib/py4j-0.10.9.7-src.zip/py4j/java_gateway.py:1355, in JavaMember.__call__(self)',
  '-> 1355 return_value = get_return_value(',
  '',
  'AnalysisException: no such table',
].join('\n')

test('the lines of the job are told apart from those of libraries', () => {
  const { own, hidden, libraries } = readTrace(notebook)
  expect(own.map(({ lines }) => lines)).toEqual([
    [
      'File /Workspace/Repos/finance/join_orders.py:48',
      '      47 customers = spark.table("main.crm.customers")',
      '---> 48 joined = orders.join(customers, "customer_id", "left")',
    ],
  ])
  expect({ hidden, libraries }).toEqual({ hidden: 2, libraries: ['pyspark', 'py4j'] })
})

test('a plain Python traceback is read too', () => {
  const { own, hidden, libraries } = readTrace(
    [
      'Traceback (most recent call last):',
      '  File "/Workspace/jobs/main.py", line 3, in <module>',
      '    main()',
      '  File "/usr/lib/python3.12/site-packages/requests/adapters.py", line 713, in send',
      '    raise ReadTimeout(e)',
      'ReadTimeout: timed out',
    ].join('\n'),
  )
  expect(own).toHaveLength(1)
  expect({ hidden, libraries }).toEqual({ hidden: 1, libraries: ['requests'] })
})

test('frames of the JVM are counted one by one, and a class of the job stays in sight', () => {
  const { own, hidden, libraries } = readTrace(
    [
      'org.apache.spark.SparkException: Job aborted',
      '\tat com.contoso.jobs.Load$.main(Load.scala:12)',
      '\tat org.apache.spark.scheduler.Task.run(Task.scala:227)',
      '\tat java.base/java.lang.Thread.run(Thread.java:840)',
    ].join('\n'),
  )
  expect(own.map(({ lines }) => lines)).toEqual([['at com.contoso.jobs.Load$.main(Load.scala:12)']])
  expect({ hidden, libraries }).toEqual({ hidden: 2, libraries: ['Spark', 'Java'] })
})

test('a text that is no trace has no frames', () => {
  expect(readTrace('Run timed out.')).toEqual({ own: [], hidden: 0, libraries: [] })
})
