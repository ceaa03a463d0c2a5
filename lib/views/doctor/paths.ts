export const doctorPaths = {
  report: () => '/api/databricks/doctor',
} as const
