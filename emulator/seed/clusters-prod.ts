import type { Cluster } from '../workspace/clusters/cluster'
import * as reasons from '../workspace/clusters/reasons'
import type { ClusterSpec } from '../workspace/clusters/spec'
import { daemon } from './directory'
import { policyIds, poolId } from './policies'
import * as story from './story'
import { created, days, ended, ends, group, hours, may, minutes, tell, user } from './story'
import { formerUserName } from './workspace-directory'

const ada = 'ada@contoso.example'
const ben = 'ben@contoso.example'
const eve = 'eve@contoso.example'
const grace = 'grace@contoso.example'
const financeEtl = story.daemonGrantee(daemon.clientId)
const engineers = group('data-engineers')

const tags = (team: string, costCenter: string) => ({ team, cost_center: costCenter, env: 'prod' })

const onDemand: ClusterSpec['azure_attributes'] = {
  first_on_demand: 1,
  availability: 'ON_DEMAND_AZURE',
  spot_bid_max_price: -1,
}
const spot: ClusterSpec['azure_attributes'] = {
  first_on_demand: 1,
  availability: 'SPOT_WITH_FALLBACK_AZURE',
  spot_bid_max_price: -1,
}

/** At work all the time and never ended by silence: weeks of changing size, hundreds of events. */
const etlShared = (now: number) =>
  tell(
    {
      id: '0214-083011-k7m2p9qa',
      source: 'UI',
      creator: user(ben),
      grants: [may(engineers, 'CAN_RESTART'), may(group('platform-oncall'), 'CAN_MANAGE')],
      spec: {
        cluster_name: 'etl-shared-prod',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_E8ds_v5',
        driver_node_type_id: 'Standard_E16ds_v5',
        autoscale: { min_workers: 2, max_workers: 8 },
        autotermination_minutes: 0,
        azure_attributes: onDemand,
        custom_tags: tags('data-platform', 'cc-4410'),
        data_security_mode: 'USER_ISOLATION',
        runtime_engine: 'PHOTON',
        enable_elastic_disk: true,
        init_scripts: [{ volumes: { destination: '/Volumes/main/ops/scripts/install-odbc.sh' } }],
        spark_conf: {
          'spark.sql.adaptive.enabled': 'true',
          'spark.databricks.delta.preview.enabled': 'true',
        },
        spark_env_vars: { LANDING_ZONE: 'abfss://landing@contosoprod.dfs.core.windows.net' },
        cluster_log_conf: { volumes: { destination: '/Volumes/main/ops/cluster_logs' } },
      },
    },
    [
      created(days(24), ben),
      story.busy(days(24), days(400)),
      story.restarted(days(17), ben),
      story.logged(days(12.3), 'NODES_LOST', { current_num_workers: 4, target_num_workers: 5 }),
      story.logged(days(9.1), 'EXPANDED_DISK', {
        previous_disk_size: 322_122_547_200,
        disk_size: 644_245_094_400,
        instance_id: '8c1f0d7be24a4f3bb86a2f9d10c7e5aa',
      }),
      story.restarted(days(6.02), 'kira@contoso.example'),
      story.pinned(days(23.9), ada),
      story.withLibrary(days(20), { pypi: { package: 'great-expectations==1.3.1' } }),
      story.withLibrary(days(20), {
        maven: { coordinates: 'com.microsoft.azure:azure-eventhubs-spark_2.12:2.3.22' },
      }),
      story.withLibrary(days(2), { pypi: { package: 'contoso-internal-fails-to-install==0.4.0' } }),
    ],
    now,
  )

const mlTraining = (now: number) =>
  tell(
    {
      id: '0302-141522-vq84zt6c',
      source: 'UI',
      creator: user(grace),
      grants: [may(group('ml-team'), 'CAN_MANAGE'), may(engineers, 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'ml-gpu-training',
        spark_version: '16.4.x-gpu-ml-scala2.12',
        node_type_id: 'Standard_NC4as_T4_v3',
        num_workers: 2,
        autotermination_minutes: 60,
        azure_attributes: { ...spot, first_on_demand: 0, availability: 'SPOT_AZURE' },
        custom_tags: tags('machine-learning', 'cc-7230'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: grace,
        policy_id: policyIds.gpu,
        enable_elastic_disk: true,
      },
    },
    [
      created(days(13), grace),
      story.busy(days(13), hours(5)),
      story.started(days(8), grace),
      story.busy(days(8), hours(9)),
      story.started(days(1.2), grace),
      story.busy(days(1.2), days(1)),
      story.logged(hours(6.05), 'NODES_LOST', { current_num_workers: 1, target_num_workers: 2 }),
      ended(hours(6), reasons.spotInstanceLost('d19b6c2f7e0a4c53a84f1b6e90d27c3e')),
    ],
    now,
  )

const adhocAnalytics = (now: number) =>
  tell(
    {
      id: '0119-101045-h3x5n8dw',
      source: 'UI',
      creator: user(eve),
      grants: [may(engineers, 'CAN_RESTART'), may(group('analysts'), 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'adhoc-analytics',
        spark_version: '16.4.x-scala2.12',
        node_type_id: 'Standard_D8ds_v5',
        autoscale: { min_workers: 1, max_workers: 6 },
        autotermination_minutes: 60,
        azure_attributes: onDemand,
        custom_tags: tags('analytics', 'cc-5102'),
        data_security_mode: 'USER_ISOLATION',
        runtime_engine: 'PHOTON',
        policy_id: policyIds.standard,
        enable_elastic_disk: true,
      },
    },
    [
      created(days(16), eve),
      ...[15, 14, 11, 10, 9, 8, 7, 4, 3, 2, 1].flatMap((day) => [
        story.started(days(day), day % 3 === 0 ? ben : eve),
        story.busy(days(day), hours(5 + (day % 4))),
      ]),
      story.started(hours(3.4), eve),
      story.busy(hours(3.4), hours(3.4) - minutes(34)),
    ],
    now,
  )

/** Nobody's any more: idle for hours, never ends by itself, on a runtime of long ago. */
const biExtracts = (now: number) =>
  tell(
    {
      id: '1107-063300-r2c9f4yb',
      source: 'API',
      creator: user(formerUserName),
      creatorHasLeft: true,
      grants: [may(engineers, 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'bi-extracts-nightly',
        spark_version: '12.2.x-scala2.12',
        node_type_id: 'Standard_DS4_v2',
        num_workers: 3,
        autotermination_minutes: 0,
        azure_attributes: onDemand,
        custom_tags: { team: 'bi', env: 'prod' },
        data_security_mode: 'LEGACY_SINGLE_USER',
        single_user_name: formerUserName,
        enable_elastic_disk: false,
      },
    },
    [
      created(days(29), formerUserName),
      ended(days(21), reasons.driverUnreachable),
      story.started(days(20.6), formerUserName),
      story.busy(days(20.6), days(20.6) - hours(9.3)),
    ],
    now,
  )

const monthlyLoadRun = (now: number) =>
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

const pipelineRun = (now: number) =>
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

const pipelineMaintenance = (now: number) =>
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

const streamingOrders = (now: number) =>
  tell(
    {
      id: '0630-120745-c8g1e5vn',
      source: 'API',
      creator: user('farid@contoso.example'),
      grants: [may(engineers, 'CAN_RESTART')],
      spec: {
        cluster_name: 'streaming-orders',
        spark_version: '16.4.x-scala2.12',
        node_type_id: 'Standard_L8s_v3',
        driver_node_type_id: 'Standard_E8ds_v5',
        autoscale: { min_workers: 3, max_workers: 12 },
        autotermination_minutes: 0,
        azure_attributes: spot,
        custom_tags: tags('orders', 'cc-2207'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: 'farid@contoso.example',
        enable_elastic_disk: true,
        init_scripts: [
          { workspace: { destination: '/Shared/init/kafka-truststore.sh' } },
          { workspace: { destination: '/Shared/init/metrics.sh' } },
        ],
      },
    },
    [
      created(days(3.2), 'farid@contoso.example'),
      story.busy(days(3.2), days(400)),
      story.logged(hours(14), 'DRIVER_NOT_RESPONDING', {
        driver_state_message: 'Driver is up but is not responsive, likely due to GC.',
      }),
      story.scaledTo(minutes(41), 6),
      story.scaledTo(minutes(0.6), 9),
    ],
    now,
  )

/** Starts and fails each time, as its name says. */
const spotBurst = (now: number) =>
  tell(
    {
      id: '0915-092218-x4s7a2lf',
      source: 'API',
      creator: user(ben),
      grants: [may(engineers, 'CAN_RESTART')],
      spec: {
        cluster_name: 'spot-burst-fails-to-start',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_NC24ads_A100_v4',
        num_workers: 4,
        autotermination_minutes: 30,
        azure_attributes: { ...spot, first_on_demand: 0, availability: 'SPOT_AZURE' },
        custom_tags: tags('data-platform', 'cc-4410'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: ben,
      },
    },
    [created(days(5), ben), story.started(days(2), ben), story.started(hours(2.2), ben)],
    now,
  )

const reporting = (now: number) =>
  tell(
    {
      id: '0822-155940-n6w3k9ro',
      source: 'UI',
      creator: user(ada),
      grants: [may(engineers, 'CAN_RESTART')],
      spec: {
        cluster_name: 'reporting-slow-to-start',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_D16ds_v5',
        num_workers: 8,
        autotermination_minutes: 90,
        azure_attributes: spot,
        custom_tags: tags('bi', 'cc-5102'),
        data_security_mode: 'USER_ISOLATION',
        runtime_engine: 'PHOTON',
        init_scripts: [{ workspace: { destination: '/Shared/init/fonts.sh' } }],
      },
    },
    [
      created(days(18), ada),
      story.terminated(days(17.5), ada),
      story.started(days(4), ben),
      story.terminated(days(3.7), ben),
      story.started(minutes(3), ben),
    ],
    now,
  )

const monthEnd = (now: number) =>
  tell(
    {
      id: '0405-071830-d9q2b6mj',
      source: 'UI',
      creator: user(ben),
      grants: [may(engineers, 'CAN_RESTART'), may(financeEtl, 'CAN_RESTART')],
      spec: {
        cluster_name: 'finance-month-end',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_E8ds_v5',
        autoscale: { min_workers: 2, max_workers: 6 },
        autotermination_minutes: 45,
        azure_attributes: onDemand,
        custom_tags: tags('finance', 'cc-3001'),
        data_security_mode: 'USER_ISOLATION',
        runtime_engine: 'PHOTON',
        policy_id: policyIds.standard,
        enable_elastic_disk: true,
        init_scripts: [{ volumes: { destination: '/Volumes/main/ops/scripts/install-odbc.sh' } }],
      },
    },
    [
      created(days(27), ben),
      story.busy(days(27), hours(3)),
      story.pinned(days(26.9), ada),
      story.started(days(20), ben),
      story.busy(days(20), hours(2)),
      story.started(days(6), ben),
      story.busy(days(6), hours(4)),
      story.started(days(1.9), ben),
      story.busy(days(1.9), hours(3)),
      story.terminated(days(1.8), ben),
      story.withLibrary(days(26), { pypi: { package: 'openpyxl==3.1.5' } }),
    ],
    now,
  )

const eveNotebook = (now: number) =>
  tell(
    {
      id: '1015-134455-f1l8t7zc',
      source: 'UI',
      creator: user(eve),
      spec: {
        cluster_name: "Eve Lindqvist's Personal Compute",
        spark_version: '16.4.x-cpu-ml-scala2.12',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 0,
        is_single_node: true,
        kind: 'CLASSIC_PREVIEW',
        autotermination_minutes: 60,
        azure_attributes: onDemand,
        custom_tags: { ResourceClass: 'SingleNode', ...tags('analytics', 'cc-5102') },
        data_security_mode: 'SINGLE_USER',
        single_user_name: eve,
        policy_id: policyIds.personal,
        spark_conf: {
          'spark.databricks.cluster.profile': 'singleNode',
          'spark.master': 'local[*, 4]',
        },
      },
    },
    [
      created(days(7), eve),
      story.started(hours(2), eve),
      story.busy(hours(2), hours(2) - minutes(6)),
      story.restarted(minutes(0.7), eve),
    ],
    now,
  )

const fraudModel = (now: number) =>
  tell(
    {
      id: '0528-090107-q7v4r3hy',
      source: 'MODELS',
      creator: user(ada),
      spec: {
        cluster_name: 'mlflow-model-fraud-scoring',
        spark_version: '15.4.x-cpu-ml-scala2.12',
        node_type_id: 'Standard_F8s_v2',
        num_workers: 1,
        autotermination_minutes: 0,
        azure_attributes: onDemand,
        custom_tags: tags('risk', 'cc-7230'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: ada,
      },
    },
    [
      created(days(11), ada),
      story.busy(days(11), days(11) - hours(5)),
      story.logged(hours(5.1), 'METASTORE_DOWN'),
      story.stuck(
        hours(5),
        'ERROR',
        'The cluster is in an unrecoverable state: its network configuration was removed.',
        {
          code: 'NETWORK_CONFIGURATION_FAILURE',
          type: 'CLOUD_FAILURE',
          parameters: { azure_error_code: 'SubnetNotFound' },
        },
      ),
    ],
    now,
  )

const legacySql = (now: number) =>
  tell(
    {
      id: '0703-182650-p5y9j1ue',
      source: 'SQL',
      creator: user(ada),
      grants: [may(engineers, 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'sql-endpoint-legacy-reports',
        spark_version: '14.3.x-scala2.12',
        node_type_id: 'Standard_DS4_v2',
        num_workers: 2,
        azure_attributes: onDemand,
        custom_tags: tags('bi', 'cc-5102'),
        data_security_mode: 'LEGACY_TABLE_ACL',
      },
    },
    [created(days(19), ada), story.stuck(hours(30), 'UNKNOWN', '')],
    now,
  )

/** Ended 45 days ago and not pinned: no list shows it, but who knows its id may still ask for it. */
const oldMigration = (now: number) =>
  tell(
    {
      id: '0911-111111-z3o6i8tk',
      source: 'UI',
      creator: user(ben),
      spec: {
        cluster_name: 'q3-migration',
        spark_version: '14.3.x-scala2.12',
        node_type_id: 'Standard_D8ds_v5',
        num_workers: 4,
        autotermination_minutes: 30,
        azure_attributes: onDemand,
        custom_tags: tags('data-platform', 'cc-4410'),
        data_security_mode: 'USER_ISOLATION',
      },
    },
    [created(days(52), ben), story.busy(days(52), days(7))],
    now,
  )

/** Fourteen clusters in every state and from every source, and one too old to be listed. */
export const prodClusters = (now: number): Cluster[] =>
  [
    etlShared,
    mlTraining,
    adhocAnalytics,
    biExtracts,
    monthlyLoadRun,
    pipelineRun,
    pipelineMaintenance,
    streamingOrders,
    spotBurst,
    reporting,
    monthEnd,
    eveNotebook,
    fraudModel,
    legacySql,
    oldMigration,
  ].map((cluster) => cluster(now))
