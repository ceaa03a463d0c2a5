import type { Cluster } from '../workspace/clusters/cluster'
import * as reasons from '../workspace/clusters/reasons'
import { policyIds } from './policies'
import * as story from './story'
import { created, days, ended, group, hours, may, minutes, tell, user } from './story'

const ben = 'ben@contoso.example'
const farid = 'farid@contoso.example'
const grace = 'grace@contoso.example'
const engineers = group('data-engineers')

const tags = (team: string) => ({ team, cost_center: 'cc-9000', env: 'dev' })

const benSandbox = (now: number) =>
  tell(
    {
      id: '0217-094512-a4e7c1wd',
      source: 'UI',
      creator: user(ben),
      spec: {
        cluster_name: "Ben Kaya's Personal Compute",
        spark_version: '16.4.x-scala2.12',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 0,
        autotermination_minutes: 30,
        custom_tags: { ResourceClass: 'SingleNode', ...tags('data-platform') },
        data_security_mode: 'SINGLE_USER',
        single_user_name: ben,
        policy_id: policyIds.personal,
        spark_conf: {
          'spark.databricks.cluster.profile': 'singleNode',
          'spark.master': 'local[*]',
        },
      },
    },
    [
      created(days(21), ben),
      story.started(days(6), ben),
      story.busy(days(6), hours(2)),
      story.started(hours(19), ben),
      story.busy(hours(19), hours(1.5)),
    ],
    now,
  )

const sharedDev = (now: number) =>
  tell(
    {
      id: '0106-080000-s2f5u9xb',
      source: 'UI',
      creator: user('ada@contoso.example'),
      grants: [may(engineers, 'CAN_MANAGE')],
      spec: {
        cluster_name: 'shared-dev',
        spark_version: '17.3.x-scala2.13',
        node_type_id: 'Standard_D4ds_v5',
        autoscale: { min_workers: 1, max_workers: 4 },
        autotermination_minutes: 120,
        custom_tags: tags('data-platform'),
        data_security_mode: 'USER_ISOLATION',
        policy_id: policyIds.standard,
      },
    },
    [
      created(days(9), 'ada@contoso.example'),
      ...[8, 7, 6, 5, 2, 1].flatMap((day) => [
        story.started(days(day), day % 2 === 0 ? ben : farid),
        story.busy(days(day), hours(6)),
      ]),
      story.started(hours(2.5), farid),
      story.busy(hours(2.5), days(30)),
    ],
    now,
  )

const nightlyLoad = (now: number) =>
  tell(
    {
      id: '1119-020014-g6h3v8kq-v2n',
      source: 'JOB',
      creator: user(ben),
      grants: [may(engineers, 'CAN_ATTACH_TO')],
      spec: {
        cluster_name: 'job-550127730918266-run-718229401533771-load',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_D8ds_v5',
        num_workers: 3,
        azure_attributes: { availability: 'SPOT_WITH_FALLBACK_AZURE', first_on_demand: 1 },
        custom_tags: tags('data-platform'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: ben,
        policy_id: policyIds.jobs,
      },
    },
    [
      created(hours(13), ben),
      story.busy(hours(13), minutes(40)),
      ended(hours(12.2), reasons.jobFinished),
    ],
    now,
  )

const experiments = (now: number) =>
  tell(
    {
      id: '0811-163305-o9r4m7yt',
      source: 'API',
      creator: user(grace),
      grants: [may(group('ml-team'), 'CAN_MANAGE')],
      spec: {
        cluster_name: 'ml-experiments',
        spark_version: '15.4.x-cpu-ml-scala2.12',
        node_type_id: 'Standard_E16ds_v5',
        num_workers: 2,
        autotermination_minutes: 60,
        custom_tags: tags('machine-learning'),
        data_security_mode: 'SINGLE_USER',
        single_user_name: grace,
      },
    },
    [
      created(days(10), grace),
      story.started(days(3), grace),
      story.busy(days(3), hours(9)),
      story.logged(days(3) - hours(6.9), 'DRIVER_NOT_RESPONDING', {
        driver_state_message: 'Driver is up but is not responsive, likely due to GC.',
      }),
      ended(days(3) - hours(7), reasons.driverUnreachable),
    ],
    now,
  )

const integrationTests = (now: number) =>
  tell(
    {
      id: '0925-114020-l1p8d3nz',
      source: 'API',
      creator: user(farid),
      grants: [may(engineers, 'CAN_RESTART')],
      spec: {
        cluster_name: 'integration-tests',
        spark_version: '16.4.x-scala2.12',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 2,
        autotermination_minutes: 20,
        custom_tags: tags('data-platform'),
        data_security_mode: 'USER_ISOLATION',
      },
    },
    [
      created(days(12), farid),
      story.terminated(days(11.9), farid),
      story.started(hours(26), ben),
      story.terminated(hours(25.2), ben),
    ],
    now,
  )

export const devClusters = (now: number): Cluster[] =>
  [benSandbox, sharedDev, nightlyLoad, experiments, integrationTests].map((cluster) => cluster(now))
