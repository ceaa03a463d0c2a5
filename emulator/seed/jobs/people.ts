import type { Grantee, Level } from '../../workspace/access'
import { daemon } from '../directory'
import { formerUserName } from '../workspace-directory'

const person = (name: string): Grantee => ({ kind: 'user', name: `${name}@contoso.example` })
const group = (name: string): Grantee => ({ kind: 'group', name })

export const ada = person('ada')
export const ben = person('ben')
export const eve = person('eve')
export const farid = person('farid')
export const grace = person('grace')
export const ines = person('ines')
export const jonas = person('jonas')
export const kira = person('kira')
export const mei = person('mei')
export const noor = person('noor')
export const hugo: Grantee = { kind: 'user', name: formerUserName }
export const financeEtl: Grantee = { kind: 'service-principal', name: daemon.clientId }

type Grants = readonly (readonly [Grantee, Level])[]

export const engineersRun: Grants = [[group('data-engineers'), 'CAN_MANAGE_RUN']]
/** Engineers see it and read its errors, but neither run nor repair it. */
export const engineersView: Grants = [[group('data-engineers'), 'CAN_VIEW']]
export const engineersManage: Grants = [[group('data-engineers'), 'CAN_MANAGE']]
export const scientistsRun: Grants = [
  [group('data-scientists'), 'CAN_MANAGE_RUN'],
  [group('data-engineers'), 'CAN_VIEW'],
]
export const analystsView: Grants = [
  [group('data-engineers'), 'CAN_MANAGE_RUN'],
  [group('analysts'), 'CAN_VIEW'],
]
/** Nobody but its owner and the admins. */
export const private_: Grants = []
export const oncallRuns: Grants = [
  [group('platform-oncall'), 'CAN_MANAGE_RUN'],
  [group('data-engineers'), 'CAN_VIEW'],
]

export const runAs = (grantee: Grantee) =>
  grantee.kind === 'service-principal'
    ? { service_principal_name: grantee.name }
    : { user_name: grantee.name }
