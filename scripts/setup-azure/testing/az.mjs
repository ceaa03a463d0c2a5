#!/usr/bin/env node
// Stands in for the Azure CLI: one tenant and one subscription, kept in the file that AZ_STAND_IN names. It knows the
// arguments that `az` itself has for these commands, and refuses what it, Microsoft Graph or Resource Manager would.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const stateFile = process.env.AZ_STAND_IN
const state = JSON.parse(readFileSync(stateFile, 'utf8'))
const words = process.argv.slice(2)

const always = [
  '--output',
  '--only-show-errors',
  '--query',
  '--debug',
  '--verbose',
  '--subscription',
]
const webapp = { required: ['--name', '--resource-group'], allowed: ['--slot'] }
/** As `az <command> --help` lists them (2.45). */
const commands = {
  'account show': { allowed: ['--name'] },
  rest: {
    required: ['--url'],
    allowed: ['--method', '--headers', '--body', '--uri-parameters', '--resource', '--output-file'],
  },
  'identity show': { allowed: ['--ids', '--name', '--resource-group'] },
  'identity create': {
    required: ['--name', '--resource-group'],
    allowed: ['--location', '--tags'],
  },
  'ad app credential reset': {
    required: ['--id'],
    allowed: [
      '--append',
      '--display-name',
      '--end-date',
      '--years',
      '--cert',
      '--create-cert',
      '--keyvault',
    ],
    flags: ['--append', '--create-cert'],
  },
  'webapp show': webapp,
  'webapp identity assign': { ...webapp, allowed: ['--slot', '--identities', '--role', '--scope'] },
  'webapp config appsettings list': webapp,
  'webapp config appsettings set': {
    ...webapp,
    allowed: ['--slot', '--settings', '--slot-settings'],
  },
  'webapp config appsettings delete': {
    required: [...webapp.required, '--setting-names'],
    allowed: ['--slot'],
  },
}

function fail(code, message) {
  process.stderr.write(`ERROR: ${message}\n`)
  finish(code)
}
function finish(code, output) {
  writeFileSync(stateFile, JSON.stringify(state))
  if (output !== undefined && given('--output') !== 'none')
    process.stdout.write(`${JSON.stringify(output, null, 2)}\n`)
  process.exit(code)
}

const name = words
  .slice(
    0,
    words.findIndex((word) => word.startsWith('-')),
  )
  .join(' ')
const command = commands[name]
if (!command) fail(2, `'${words[0]}' is misspelled or not recognized by the system.`)
const { required = [], allowed = [], flags = [] } = command

const options = {}
for (let at = name.split(' ').length; at < words.length; at += 1) {
  const word = words[at]
  if (!word.startsWith('--') || ![...required, ...allowed, ...always].includes(word))
    fail(2, `unrecognized arguments: ${word}`)
  const values = []
  while (!flags.includes(word) && at + 1 < words.length && !words[at + 1].startsWith('--'))
    values.push(words[(at += 1)])
  if (!flags.includes(word) && values.length === 0)
    fail(2, `argument ${word}: expected one argument`)
  const many = ['--headers', '--settings', '--setting-names', '--identities', '--ids'].includes(
    word,
  )
  if (values.length > 1 && !many) fail(2, `unrecognized arguments: ${values.slice(1).join(' ')}`)
  options[word] = values
}
for (const word of required)
  if (!options[word]) fail(2, `the following arguments are required: ${word}`)
function given(word) {
  return options?.[word]?.[0]
}
if (!['json', 'none', 'tsv', undefined].includes(given('--output')))
  fail(2, `argument --output/-o: invalid choice: '${given('--output')}'`)

state.calls.push(words)
if (!state.account) fail(1, "Please run 'az login' to setup account.")

// ── Microsoft Graph ─────────────────────────────────────────────────────────────────────────────────────────────────
const graphWords = { 400: 'Bad Request', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict' }
const refuse = (status, code, message) =>
  fail(1, `${graphWords[status]}(${JSON.stringify({ error: { code, message } })})`)
const bad = (message) => refuse(400, 'Request_BadRequest', message)
const forbidden = () =>
  refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
const missing = (what) =>
  refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
  )

const template = {
  global: '62e90394-69f5-4237-9190-012177145e10',
  application: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplication: '158c047a-c907-4556-b7ef-446551a6b5f7',
  developer: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
}
const holds = (...roles) => state.roles.some((role) => roles.includes(role))
const mayRegister = () =>
  state.usersMayRegister || holds('global', 'application', 'cloudApplication', 'developer')
const mayConsent = () => holds('global', 'application', 'cloudApplication')

const writable = new Set(
  'displayName signInAudience identifierUris web api appRoles requiredResourceAccess optionalClaims isFallbackPublicClient tags spa publicClient keyCredentials'.split(
    ' ',
  ),
)
const parts = {
  web: ['redirectUris', 'implicitGrantSettings', 'homePageUrl', 'logoutUrl', 'redirectUriSettings'],
  api: [
    'requestedAccessTokenVersion',
    'oauth2PermissionScopes',
    'preAuthorizedApplications',
    'acceptMappedClaims',
    'knownClientApplications',
  ],
  optionalClaims: ['idToken', 'accessToken', 'saml2Token'],
}
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/
const needs = (what, object, ...names) => {
  for (const one of names)
    if (object[one] === undefined) bad(`Property ${one} of ${what} is missing.`)
}

function checkApplication(body, stored) {
  for (const key of Object.keys(body)) if (!writable.has(key)) bad(`Invalid property '${key}'.`)
  for (const [part, names] of Object.entries(parts))
    for (const key of Object.keys(body[part] ?? {}))
      if (!names.includes(key)) bad(`Invalid property '${key}'.`)
  for (const uri of body.web?.redirectUris ?? [])
    if (!/^https:\/\/|^http:\/\/localhost(:\d+)?\//.test(uri))
      bad(`Reply URLs must be https, or http for localhost: ${uri}`)
  for (const uri of body.identifierUris ?? [])
    if (uri !== `api://${stored.appId}`)
      bad(
        `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${uri}'`,
      )
  const ids = new Set()
  for (const one of [...(body.appRoles ?? []), ...(body.api?.oauth2PermissionScopes ?? [])]) {
    if (!guid.test(one.id)) bad(`The id '${one.id}' is no GUID.`)
    if (ids.has(one.id)) bad('It contains duplicate value. Please Provide unique value.')
    ids.add(one.id)
  }
  for (const role of body.appRoles ?? [])
    needs(
      'appRoles',
      role,
      'value',
      'displayName',
      'description',
      'allowedMemberTypes',
      'isEnabled',
    )
  for (const scope of body.api?.oauth2PermissionScopes ?? [])
    needs(
      'oauth2PermissionScopes',
      scope,
      'value',
      'type',
      'isEnabled',
      'adminConsentDisplayName',
      'adminConsentDescription',
    )
  // What is enabled cannot be left out.
  for (const [there, now] of [
    [stored.appRoles, body.appRoles],
    [stored.api?.oauth2PermissionScopes, body.api?.oauth2PermissionScopes],
  ])
    for (const one of now ? (there ?? []) : [])
      if (one.isEnabled && !now.some(({ id }) => id === one.id))
        refuse(
          400,
          'CannotDeleteOrUpdateEnabledEntitlement',
          'Property value cannot be deleted unless it is disabled first.',
        )
  const known = (stored.api?.oauth2PermissionScopes ?? []).map(({ id }) => id)
  for (const { delegatedPermissionIds } of body.api?.preAuthorizedApplications ?? [])
    for (const id of delegatedPermissionIds)
      if (!known.includes(id))
        refuse(
          400,
          'InvalidValue',
          `Property api.preAuthorizedApplications references the permission ${id}, which is not there.`,
        )
}

const registrations = () => state.applications
const own = (app) => mayConsent() || holds('developer') || app.owner === state.account.user.name
const fields =
  'id appId displayName uniqueName signInAudience identifierUris isFallbackPublicClient web api appRoles requiredResourceAccess optionalClaims passwordCredentials keyCredentials'.split(
    ' ',
  )

function shown(object, select) {
  if (!select) return object
  for (const field of select)
    if (!fields.includes(field))
      bad(`Could not find a property named '${field}' on type 'microsoft.graph.application'.`)
  return Object.fromEntries(Object.entries(object).filter(([key]) => select.includes(key)))
}

function application(key) {
  const [, by, value] = /^(?:\((appId|uniqueName)='([^']+)'\))?$/.exec(key) ?? []
  const wanted = by ? value : key.replace(/^\//, '')
  return registrations().find((app) => app[by ?? 'id'] === wanted)
}

function made(body, uniqueName) {
  checkApplication(body, {})
  if (!body.displayName) bad('A displayName is needed.')
  const app = {
    id: randomUUID(),
    appId: randomUUID(),
    uniqueName,
    identifierUris: [],
    passwordCredentials: [],
    keyCredentials: [],
    federated: [],
    signInAudience: 'AzureADMyOrg',
    owner: state.account.user.name,
    ...body,
  }
  // Entra fills in what was left out.
  app.web = {
    implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
    ...body.web,
  }
  app.api = { preAuthorizedApplications: [], knownClientApplications: [], ...body.api }
  registrations().push(app)
  state.unknownFor = state.replicationLag
  return app
}

function applicationCall(method, rest, body, headers, select) {
  const [, key, under = ''] = /^(\([^)]*\)|\/[^/]+)?(\/.*)?$/.exec(rest) ?? []
  if (!key) {
    if (method !== 'GET') bad('not used here')
    return { value: filtered(registrations()).map((app) => shown(app, select)) }
  }
  const app = application(key)
  if (method === 'PATCH' && !app && !under && headers.Prefer === 'create-if-missing') {
    if (!mayRegister()) forbidden()
    const uniqueName = /uniqueName='([^']+)'/.exec(key)?.[1]
    if (!uniqueName) bad('An upsert needs a uniqueName.')
    return made(body, uniqueName)
  }
  if (!app) missing(key)
  if (method !== 'GET' && !own(app)) forbidden()
  if (under === '' && method === 'GET') return shown(app, select)
  if (under === '' && method === 'PATCH') {
    checkApplication(body, app)
    Object.assign(app, body)
    return undefined
  }
  if (under === '/addPassword' && method === 'POST') return addPassword(app, body)
  if (under.startsWith('/federatedIdentityCredentials'))
    return federatedCall(method, app, under.split('/')[2], body)
  return bad(`No such call: ${method} ${rest}`)
}

function addPassword(app, { passwordCredential }) {
  if (state.noSecrets)
    refuse(
      400,
      'CredentialTypeNotAllowedAsPerAppPolicy',
      'Credential type not allowed as per assigned policy.',
    )
  const secretText = `${randomUUID().slice(0, 3)}8Q~${randomUUID()}`
  const { displayName, endDateTime } = passwordCredential
  app.passwordCredentials.push({ hint: secretText.slice(0, 3), displayName, endDateTime })
  return { keyId: randomUUID(), displayName, endDateTime, secretText }
}

function federatedCall(method, app, id, body) {
  if (method === 'GET') return { value: app.federated }
  if (method === 'PATCH') {
    const there = app.federated.find((one) => one.id === id)
    if (!there) missing(id)
    Object.assign(there, body)
    return undefined
  }
  needs('federatedIdentityCredential', body, 'name', 'issuer', 'subject', 'audiences')
  if (app.federated.some((one) => one.name === body.name))
    refuse(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'FederatedIdentityCredential with name already exists.',
    )
  if (app.federated.some((one) => one.issuer === body.issuer && one.subject === body.subject))
    bad('FederatedIdentityCredential with the same issuer and subject already exists.')
  app.federated.push({ id: randomUUID(), ...body })
  return app.federated.at(-1)
}

function servicePrincipalCall(method, rest, body) {
  if (method === 'POST' && rest === '') {
    if (state.unknownFor > 0) {
      state.unknownFor -= 1
      refuse(
        400,
        'Request_BadRequest',
        `The appId '${body.appId}' of the service principal does not reference a valid application object. NoBackingApplicationObject`,
      )
    }
    const app = registrations().find(({ appId }) => appId === body.appId)
    if (!app) bad('NoBackingApplicationObject')
    if (state.servicePrincipals.some(({ appId }) => appId === body.appId))
      refuse(
        409,
        'Request_MultipleObjectsWithSameKeyValue',
        'The service principal cannot be created.',
      )
    state.servicePrincipals.push({ id: randomUUID(), appId: body.appId })
    return state.servicePrincipals.at(-1)
  }
  const byApp = /^\(appId='([^']+)'\)$/.exec(rest)?.[1]
  const id = /^\/([^/]+)/.exec(rest)?.[1]
  const found = state.servicePrincipals.find((one) => (byApp ? one.appId === byApp : one.id === id))
  if (!found) missing(byApp ?? id)
  if (method === 'GET') return found
  if (!rest.endsWith('/appRoleAssignedTo')) bad(`No such call: ${rest}`)
  const app = registrations().find(({ appId }) => appId === found.appId)
  if (!mayConsent() && state.mayNotAssign) forbidden()
  if (body.resourceId !== found.id || !app?.appRoles.some((role) => role.id === body.appRoleId))
    bad('Permission being assigned was not found on application')
  if (![...state.users, ...state.groups].some((one) => one.id === body.principalId))
    missing(body.principalId)
  if (
    state.assignments.some(
      (one) => one.principalId === body.principalId && one.appRoleId === body.appRoleId,
    )
  )
    bad('Permission being assigned already exists on the object')
  state.assignments.push({ id: randomUUID(), ...body })
  return state.assignments.at(-1)
}

function grantCall(method, rest, body) {
  if (method === 'GET') return { value: filtered(state.grants) }
  if (!mayConsent()) forbidden()
  if (method === 'PATCH') {
    const there = state.grants.find(({ id }) => `/${id}` === rest)
    if (!there) missing(rest)
    Object.assign(there, body)
    return undefined
  }
  for (const id of [body.clientId, body.resourceId])
    if (!state.servicePrincipals.some((one) => one.id === id)) missing(id)
  if (
    state.grants.some((one) => one.clientId === body.clientId && one.resourceId === body.resourceId)
  )
    refuse(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.')
  state.grants.push({ id: randomUUID(), ...body })
  return state.grants.at(-1)
}

let query
function filtered(list) {
  const filter = query.get('$filter')
  if (!filter) return list
  const [, field, text] =
    /^(\w+) eq '?([^']+)'?$/.exec(filter) ?? bad(`Invalid filter clause: ${filter}`)
  return list.filter((one) => String(one[field]) === text)
}

function graph(method, url, body, headers) {
  query = url.searchParams
  const select = query.get('$select')?.split(',')
  const [, noun, rest] =
    /^\/v1\.0\/(\w+)(.*)$/.exec(decodeURIComponent(url.pathname)) ??
    bad(`No such path: ${url.pathname}`)
  if (noun === 'applications') return applicationCall(method, rest, body, headers, select)
  if (noun === 'servicePrincipals') return servicePrincipalCall(method, rest, body)
  if (noun === 'oauth2PermissionGrants') return grantCall(method, rest, body)
  if (noun === 'policies') {
    if (!state.mayReadPolicy) forbidden()
    return { defaultUserRolePermissions: { allowedToCreateApps: state.usersMayRegister } }
  }
  if (noun === 'me' && state.account.user.type !== 'user')
    bad('/me request is only valid with delegated authentication flow.')
  if (noun === 'me' && rest.includes('directoryRole'))
    return { value: state.roles.map((role) => ({ roleTemplateId: template[role] })) }
  if (noun === 'me')
    return state.users.find(
      ({ userPrincipalName }) => userPrincipalName === state.account.user.name,
    )
  if (noun === 'users' || noun === 'groups') return peopleCall(noun, rest)
  return bad(`Resource not found for the segment '${noun}'.`)
}

function peopleCall(noun, rest) {
  const [, key = '', under] = /^(?:\/([^/]+))?(?:\/(.+))?$/.exec(rest) ?? []
  if (!key) return { value: filtered(state[noun]) }
  const one = state[noun].find((each) => [each.id, each.userPrincipalName].includes(key))
  if (!one) missing(key)
  if (under !== 'appRoleAssignments') return one
  const resource = /^resourceId eq (.+)$/.exec(query.get('$filter'))?.[1]
  return {
    value: state.assignments.filter(
      (each) => each.principalId === one.id && each.resourceId === resource,
    ),
  }
}

// ── The commands ────────────────────────────────────────────────────────────────────────────────────────────────────
function rest() {
  const method = (given('--method') ?? 'GET').toUpperCase()
  const url = new URL(given('--url'))
  const headers = Object.fromEntries((options['--headers'] ?? []).map((one) => one.split('=')))
  const text = given('--body')
  const body =
    text === undefined
      ? undefined
      : JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text)
  if (body && headers['Content-Type'] !== 'application/json')
    bad('A body needs Content-Type application/json.')
  if (url.origin === 'https://graph.microsoft.com') return graph(method, url, body, headers)
  if (url.origin === 'https://management.azure.com') {
    const wanted = `/subscriptions/${state.account.id}/providers/Microsoft.Databricks/workspaces`
    if (url.pathname !== wanted || !url.searchParams.get('api-version'))
      refuse(404, 'ResourceNotFound', url.pathname)
    if (state.noSubscriptionRights)
      refuse(403, 'AuthorizationFailed', 'does not have authorization to perform action')
    return { value: state.workspaces }
  }
  return fail(1, `Can't derive appropriate Azure AD resource from --url`)
}

const group = () => {
  if (given('--resource-group') !== state.resourceGroup)
    fail(
      3,
      `(ResourceGroupNotFound) Resource group '${given('--resource-group')}' could not be found.`,
    )
}
const site = () => {
  group()
  const found = state.webapps[given('--name')]
  if (!found)
    fail(
      3,
      `(ResourceNotFound) The Resource 'Microsoft.Web/sites/${given('--name')}' under resource group '${state.resourceGroup}' was not found.`,
    )
  return found
}
const scope = () =>
  `/subscriptions/${state.account.id}/resourcegroups/${state.resourceGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`

const run = {
  'account show': () => state.account,
  rest,
  'identity show': () => {
    if (!given('--ids')) group()
    const found = state.identities.find((one) =>
      given('--ids') ? one.id === given('--ids') : one.name === given('--name'),
    )
    return (
      found ??
      fail(
        3,
        `(ResourceNotFound) The Resource 'Microsoft.ManagedIdentity/userAssignedIdentities/${given('--name')}' was not found.`,
      )
    )
  },
  'identity create': () => {
    group()
    const named = given('--name')
    state.identities.push({
      id: `${scope()}/${named}`,
      name: named,
      clientId: randomUUID(),
      principalId: randomUUID(),
    })
    return state.identities.at(-1)
  },
  'ad app credential reset': () => {
    const app = registrations().find(({ appId }) => appId === given('--id'))
    if (!app) missing(given('--id'))
    if (!options['--append']) app.passwordCredentials = app.keyCredentials = []
    const ready = readFileSync(path.join(path.dirname(stateFile), 'made.pem'), 'utf8')
    const file = path.join(path.dirname(stateFile), `tmp${randomUUID().slice(0, 8)}.pem`)
    if (options['--create-cert']) writeFileSync(file, ready, { mode: 0o600 })
    else if (!readFileSync(given('--cert').slice(1), 'utf8').includes('BEGIN CERTIFICATE'))
      fail(1, 'Invalid certificate.')
    app.keyCredentials.push({ endDateTime: state.certificateEnd })
    return {
      appId: app.appId,
      password: null,
      tenant: state.account.tenantId,
      ...(options['--create-cert'] ? { fileWithCertAndPrivateKey: file } : {}),
    }
  },
  'webapp show': () => ({
    defaultHostName: site().host,
    identity: site().identity,
    name: given('--name'),
  }),
  'webapp identity assign': () => {
    const there = site()
    for (const id of options['--identities'])
      if (!state.identities.some((one) => one.id === id))
        fail(1, `(InvalidParameterValue) ${id} is not found.`)
    there.identity ??= { userAssignedIdentities: {} }
    for (const id of options['--identities']) there.identity.userAssignedIdentities[id] = {}
    return there.identity
  },
  'webapp config appsettings list': () =>
    Object.entries(site().settings).map(([key, value]) => ({
      name: key,
      value,
      slotSetting: false,
    })),
  'webapp config appsettings set': () => {
    const there = site()
    for (const text of options['--settings'] ?? []) {
      if (!text.startsWith('@')) fail(1, 'a secret on the command line')
      Object.assign(there.settings, JSON.parse(readFileSync(text.slice(1), 'utf8')))
    }
    return []
  },
  'webapp config appsettings delete': () => {
    for (const key of options['--setting-names']) delete site().settings[key]
    return []
  },
}
finish(0, run[name]())
