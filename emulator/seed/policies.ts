import type { Policy, PolicyFamily } from '../workspace/policy'
import type { InstancePool } from '../workspace/instance-pool'
import type { GlobalInitScript } from '../workspace/global-init-script'
import { days, group, may } from './story'

export const policyIds = {
  personal: 'E0631F5C0D0006A1',
  standard: 'E0631F5C0D0006A2',
  jobs: 'E0631F5C0D0006A3',
  gpu: 'E0631F5C0D0006A4',
} as const

export const poolId = '0911-074512-cloth14-pool-k2v8d5mq'

const personalDefinition = {
  node_type_id: {
    type: 'allowlist',
    values: ['Standard_DS3_v2', 'Standard_D4ds_v5', 'Standard_E4ds_v5'],
    defaultValue: 'Standard_D4ds_v5',
  },
  spark_version: { type: 'unlimited', defaultValue: '15.4.x-scala2.12' },
  num_workers: { type: 'fixed', value: 0, hidden: true },
  'spark_conf.spark.databricks.cluster.profile': {
    type: 'fixed',
    value: 'singleNode',
    hidden: true,
  },
  data_security_mode: { type: 'fixed', value: 'SINGLE_USER', hidden: true },
  autotermination_minutes: { type: 'range', minValue: 10, maxValue: 120, defaultValue: 60 },
}

const standardDefinition = {
  spark_version: {
    type: 'regex',
    pattern: '1[4-7]\\.\\d\\.x-.*',
    defaultValue: '15.4.x-scala2.12',
  },
  node_type_id: {
    type: 'allowlist',
    values: ['Standard_D4ds_v5', 'Standard_D8ds_v5', 'Standard_E8ds_v5', 'Standard_L8s_v3'],
    defaultValue: 'Standard_D8ds_v5',
  },
  'autoscale.max_workers': { type: 'range', maxValue: 12, defaultValue: 6, isOptional: true },
  autotermination_minutes: { type: 'range', minValue: 10, maxValue: 120, defaultValue: 60 },
  'custom_tags.cost_center': { type: 'regex', pattern: 'cc-\\d{4}' },
  'custom_tags.team': { type: 'unlimited', isOptional: true },
  data_security_mode: {
    type: 'allowlist',
    values: ['USER_ISOLATION', 'SINGLE_USER'],
    defaultValue: 'USER_ISOLATION',
  },
  docker_image: { type: 'forbidden' },
}

const jobsDefinition = {
  cluster_type: { type: 'fixed', value: 'job' },
  spark_version: { type: 'regex', pattern: '1[5-7]\\.\\d\\.x-.*' },
  'azure_attributes.availability': {
    type: 'fixed',
    value: 'SPOT_WITH_FALLBACK_AZURE',
    hidden: true,
  },
  'custom_tags.cost_center': { type: 'regex', pattern: 'cc-\\d{4}' },
}

const gpuDefinition = {
  node_type_id: { type: 'regex', pattern: 'Standard_NC.*' },
  spark_version: { type: 'regex', pattern: '1[5-7]\\.\\d\\.x-gpu-ml-.*' },
  autotermination_minutes: { type: 'range', minValue: 10, maxValue: 60, defaultValue: 30 },
}

export function policiesAt(now: number): Policy[] {
  const by = 'ada@contoso.example'
  const policy = (
    policy_id: string,
    name: string,
    ageDays: number,
    definition: unknown,
    more: Partial<Policy>,
  ): Policy => ({
    policy_id,
    name,
    definition: JSON.stringify(definition),
    creator_user_name: by,
    created_at_timestamp: now - days(ageDays),
    is_default: false,
    accessList: [],
    ...more,
  })
  return [
    policy(policyIds.personal, 'Personal Compute', 400, personalDefinition, {
      creator_user_name: 'System',
      is_default: true,
      policy_family_id: 'personal-vm',
      description: 'One small machine for one person.',
      max_clusters_per_user: 2,
      accessList: [
        may(group('data-engineers'), 'CAN_USE'),
        may(group('data-scientists'), 'CAN_USE'),
      ],
    }),
    policy(policyIds.standard, 'Data engineering: standard', 210, standardDefinition, {
      description:
        'Shared compute of the data engineers: current runtimes, tagged, ends when idle.',
      accessList: [may(group('data-engineers'), 'CAN_USE')],
    }),
    policy(policyIds.jobs, 'Jobs on spot', 190, jobsDefinition, {
      description: 'Job clusters on spot machines that fall back to on-demand.',
      accessList: [may(group('data-engineers'), 'CAN_USE')],
    }),
    policy(policyIds.gpu, 'Machine learning: GPU', 95, gpuDefinition, {
      description: 'GPU machines for training; ends after an hour of silence at the latest.',
      accessList: [may(group('ml-team'), 'CAN_USE')],
    }),
  ]
}

const family = (
  policy_family_id: string,
  name: string,
  description: string,
  definition: unknown,
) => ({
  policy_family_id,
  name,
  description,
  definition: JSON.stringify(definition),
})

export const policyFamilies: PolicyFamily[] = [
  family('personal-vm', 'Personal Compute', 'Use with small-to-medium data.', personalDefinition),
  family('power-user', 'Power User Compute', 'Use with larger data sets.', {
    data_security_mode: { type: 'fixed', value: 'SINGLE_USER', hidden: true },
    autotermination_minutes: { type: 'unlimited', defaultValue: 4320, isOptional: true },
  }),
  family('shared-compute', 'Shared Compute', 'Use with larger data sets, shared by people.', {
    data_security_mode: { type: 'fixed', value: 'USER_ISOLATION', hidden: true },
  }),
  family('job-cluster', 'Job Compute', 'Use to run jobs.', {
    cluster_type: { type: 'fixed', value: 'job' },
  }),
]

export const instancePools = (): InstancePool[] => [
  {
    instance_pool_id: poolId,
    instance_pool_name: 'warm-e8ds',
    node_type_id: 'Standard_E8ds_v5',
    min_idle_instances: 2,
    max_capacity: 40,
    idle_instance_autotermination_minutes: 30,
    enable_elastic_disk: true,
    preloaded_spark_versions: ['15.4.x-scala2.12'],
    azure_attributes: { availability: 'ON_DEMAND_AZURE' },
    custom_tags: { cost_center: 'cc-4410', team: 'data-platform' },
    accessList: [may(group('data-engineers'), 'CAN_ATTACH_TO')],
  },
]

export const globalInitScriptsAt = (now: number): GlobalInitScript[] => [
  {
    script_id: '7C3E1A9F52D04B68',
    name: 'install-ca-certificates',
    enabled: true,
    position: 0,
    created_at: now - days(320),
    created_by: 'ada@contoso.example',
    updated_at: now - days(41),
    updated_by: 'ada@contoso.example',
  },
  {
    script_id: '7C3E1A9F52D04B69',
    name: 'datadog-agent',
    enabled: false,
    position: 1,
    created_at: now - days(300),
    created_by: 'kira@contoso.example',
    updated_at: now - days(88),
    updated_by: 'kira@contoso.example',
  },
]
