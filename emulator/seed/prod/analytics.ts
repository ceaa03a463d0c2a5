import * as reasons from '../../workspace/clusters/reasons'
import { policyIds } from '../policies'
import * as story from '../story'
import { created, days, ended, group, hours, may, minutes, tell, user } from '../story'
import { formerUserName } from '../workspace-directory'
import { ada, ben, engineers, eve, onDemand, spot, tags } from './contoso'

export const adhocAnalytics = (now: number) =>
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
export const biExtracts = (now: number) =>
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

export const reporting = (now: number) =>
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

export const eveNotebook = (now: number) =>
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

export const legacySql = (now: number) =>
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
