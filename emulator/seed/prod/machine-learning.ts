import * as reasons from '../../workspace/clusters/reasons'
import { policyIds } from '../policies'
import * as story from '../story'
import { created, days, ended, group, hours, may, tell, user } from '../story'
import { ada, engineers, grace, onDemand, tags, spot } from './contoso'

export const mlTraining = (now: number) =>
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

export const fraudModel = (now: number) =>
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
