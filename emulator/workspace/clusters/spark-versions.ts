const runtime = (version: string, words: string) => ({
  key: `${version}.x-scala2.${Number(version.split('.')[0]) >= 17 ? '13' : '12'}`,
  name: `${version} ${words}`,
})

const machineLearning = (version: string, words: string) =>
  (['cpu', 'gpu'] as const).map((hardware) => ({
    key: `${version}.x-${hardware}-ml-scala2.12`,
    name: `${version} LTS ML (includes ${words}${hardware === 'gpu' ? ', GPU' : ''}, Scala 2.12)`,
  }))

/** Databricks runtimes on offer; SDKs read LTS, ML, GPU and Beta out of the names. */
export const sparkVersions: readonly { key: string; name: string }[] = [
  runtime('17.3', 'LTS (includes Apache Spark 4.0.0, Scala 2.13)'),
  runtime('17.2', '(includes Apache Spark 4.0.0, Scala 2.13)'),
  runtime('16.4', 'LTS (includes Apache Spark 3.5.2, Scala 2.12)'),
  ...machineLearning('16.4', 'Apache Spark 3.5.2'),
  runtime('15.4', 'LTS (includes Apache Spark 3.5.0, Scala 2.12)'),
  ...machineLearning('15.4', 'Apache Spark 3.5.0'),
  runtime('14.3', 'LTS (includes Apache Spark 3.5.0, Scala 2.12)'),
  runtime('13.3', 'LTS (includes Apache Spark 3.4.1, Scala 2.12)'),
  runtime('12.2', 'LTS (includes Apache Spark 3.3.2, Scala 2.12)'),
]

/** Pipelines run on images of their own, which are not on offer for a cluster. */
export const isOffered = (key: string): boolean => sparkVersions.some((each) => each.key === key)
