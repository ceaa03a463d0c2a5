import * as reasons from '../../workspace/clusters/reasons'
import { daemon } from '../directory'
import { policyIds, poolId } from '../policies'
import * as story from '../story'
import { created, ended, ends, hours, may, minutes, tell, user } from '../story'
import { ben, engineers, financeEtl, spot, tags } from './contoso'

export const monthlyLoadRun = (now: number) =>
  tell(
    {
      id: '1120-054501-b7d3w1ks-v2n',
      source: 'JOB',
      creator: financeEtl,
      grants: [may(engineers, 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'job-812744159036417-run-933102577168420-main',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_E8ds_v5',
        instance_pool_id: poolId,
        autoscale: { min_workers: 2, max_workers: 10 },
        custom_tags: tags('finance', 'cc-3001'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: daemon.clientId,
        policy_id: policyIds.jobs,
        enable_elastic_disk: true,
      },
    },
    [
      created(minutes(22), daemon.clientId),
      story.busy(minutes(22), hours(3)),
      ends(minutes(38), reasons.jobFinished),
    ],
    now,
  )

export const pipelineRun = (now: number) =>
  tell(
    {
      id: '1120-060212-t5j8q2xe-v2n',
      source: 'PIPELINE',
      creator: user(ben),
      spec: {
        cluster_name: 'dlt-execution-8f1c2d7e-41b0-4f6a-9a2b-6c0d5e9f7a31',
        spark_version: 'dlt:16.1.5-delta-pipelines-photon-dlt-release-2026.44-rc0-image-0d1c6b6',
        node_type_id: 'Standard_E8ds_v5',
        autoscale: { min_workers: 1, max_workers: 5 },
        azure_attributes: spot,
        custom_tags: { ...tags('data-platform', 'cc-4410'), PipelineUpdate: 'orders-silver' },
        data_security_mode: 'LEGACY_SINGLE_USER_STANDARD',
        runtime_engine: 'PHOTON',
        enable_elastic_disk: true,
      },
    },
    [
      created(hours(1.3), ben),
      story.busy(hours(1.3), hours(1.3) - minutes(2)),
      ended(minutes(0.25), reasons.jobFinished),
    ],
    now,
  )

export const pipelineMaintenance = (now: number) =>
  tell(
    {
      id: '1119-230005-m1z6u4gp-v2n',
      source: 'PIPELINE_MAINTENANCE',
      creator: user(ben),
      spec: {
        cluster_name: 'dlt-maintenance-8f1c2d7e-41b0-4f6a-9a2b-6c0d5e9f7a31',
        spark_version: 'dlt:16.1.5-delta-pipelines-dlt-release-2026.44-rc0-image-0d1c6b6',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 1,
        azure_attributes: spot,
        custom_tags: tags('data-platform', 'cc-4410'),
        data_security_mode: 'LEGACY_SINGLE_USER_STANDARD',
      },
    },
    [
      created(hours(9), ben),
      story.logged(hours(8.96), 'SPARK_EXCEPTION', {
        driver_state_message: 'Spark driver did not report within 60 seconds.',
      }),
      ended(hours(8.95), reasons.sparkStartupFailure),
    ],
    now,
  )
