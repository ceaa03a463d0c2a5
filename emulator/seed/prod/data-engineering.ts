import { policyIds } from '../policies'
import * as story from '../story'
import { created, days, group, hours, may, minutes, tell, user } from '../story'
import { ada, ben, engineers, farid, financeEtl, onDemand, spot, tags } from './contoso'

/** At work all the time and never ended by silence: weeks of changing size, hundreds of events. */
export const etlShared = (now: number) =>
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

export const streamingOrders = (now: number) =>
  tell(
    {
      id: '0630-120745-c8g1e5vn',
      source: 'API',
      creator: user(farid),
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
        single_user_name: farid,
        enable_elastic_disk: true,
        init_scripts: [
          { workspace: { destination: '/Shared/init/kafka-truststore.sh' } },
          { workspace: { destination: '/Shared/init/metrics.sh' } },
        ],
      },
    },
    [
      created(days(3.2), farid),
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
export const spotBurst = (now: number) =>
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

export const monthEnd = (now: number) =>
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

/** Ended 45 days ago and not pinned: no list shows it, but who knows its id may still ask for it. */
export const oldMigration = (now: number) =>
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
