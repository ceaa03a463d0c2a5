/** Words for one refusal: what happened, and the one next step. `{tenant}`, `{client}`, `{redirect}` are filled in. */
export type Advice = {
  title: string
  detail: string
  step: string
  /** Who can do the next step: the person, an administrator of the tenant, or whoever runs Lakedeck. */
  audience: 'person' | 'admin' | 'operator'
  action: 'try-again' | 'other-account' | 'admin-consent' | 'wait' | 'none'
}

const notConsented: Advice = {
  title: 'Lakedeck needs permission to use Azure Databricks for you',
  detail: 'Nobody has yet allowed this app to call Azure Databricks in your name.',
  step: 'Try again and accept the request, or send the approval link to your administrator.',
  audience: 'admin',
  action: 'admin-consent',
}

const adminConsent: Advice = {
  title: 'Your administrator must approve this app',
  detail: 'Your organisation lets only administrators approve what Lakedeck asks for.',
  step: 'Send the approval link to your administrator and sign in when they have approved it.',
  audience: 'admin',
  action: 'admin-consent',
}

const noDatabricks: Advice = {
  title: 'Azure Databricks is not set up in your organisation',
  detail: 'The tenant {tenant} does not know the service Azure Databricks.',
  step: 'Ask your administrator to create an Azure Databricks workspace in this tenant, or check which tenant Lakedeck is set up for.',
  audience: 'admin',
  action: 'none',
}

const wrongPermissions: Advice = {
  title: 'Lakedeck is set up wrongly (permissions)',
  detail: 'The app registration {client} asks for a permission that Microsoft does not accept.',
  step: 'Whoever runs Lakedeck has to add the delegated permission AzureDatabricks user_impersonation to the app registration.',
  audience: 'operator',
  action: 'none',
}

const wrongAddress: Advice = {
  title: 'The address of this app is not registered',
  detail: 'Microsoft sends people back only to registered addresses, and {redirect} is not one.',
  step: 'Whoever runs Lakedeck has to add {redirect} as a Web redirect URI of the app registration.',
  audience: 'operator',
  action: 'none',
}

const noRegistration: Advice = {
  title: 'The app registration was not found',
  detail:
    'The tenant {tenant} has no usable app registration {client}: it was deleted, disabled or belongs to another tenant.',
  step: 'Whoever runs Lakedeck has to check AZURE_AD_CLIENT_ID and AZURE_AD_TENANT_ID.',
  audience: 'operator',
  action: 'none',
}

const wrongSecret: Advice = {
  title: "Lakedeck's credential is wrong",
  detail:
    'Microsoft did not accept the secret or certificate that Lakedeck proves itself with. You did nothing wrong.',
  step: 'Whoever runs Lakedeck has to put a valid credential of the app registration into its settings.',
  audience: 'operator',
  action: 'none',
}

const expiredSecret: Advice = {
  ...wrongSecret,
  title: "Lakedeck's credential has expired",
  detail:
    'The secret or certificate that Lakedeck proves itself with has expired. You did nothing wrong.',
  step: 'Whoever runs Lakedeck has to create a new secret or certificate and put it into its settings.',
}

const idleTooLong: Advice = {
  title: 'Please sign in again',
  detail: 'You have not used Lakedeck for so long that Microsoft ended the sign-in.',
  step: 'Sign in again; you come back to where you were.',
  audience: 'person',
  action: 'try-again',
}

const frequency: Advice = {
  ...idleTooLong,
  detail: 'Your organisation asks you to sign in again from time to time.',
}

const revoked: Advice = {
  ...idleTooLong,
  title: 'Your sessions were ended',
  detail: 'Your password was changed, or you or an administrator ended your sessions.',
}

const secondFactor: Advice = {
  title: 'Confirm with a second factor',
  detail: 'Your organisation asks for a second factor before Azure Databricks may be used.',
  step: 'Sign in again and confirm with your second factor.',
  audience: 'person',
  action: 'try-again',
}

const registerFactor: Advice = {
  ...secondFactor,
  title: 'Set up a second factor first',
  step: 'Sign in again; Microsoft will guide you through setting up a second factor.',
}

const blocked: Advice = {
  title: "Your organisation's policy blocks this sign-in",
  detail:
    'A Conditional Access policy does not allow this sign-in from here. Trying again does not help.',
  step: 'Ask your administrator which policy applies, and give them the correlation id and the time below.',
  audience: 'admin',
  action: 'none',
}

const unmanagedDevice: Advice = {
  title: 'Use a managed device',
  detail: 'Your organisation allows this app only on devices it manages.',
  step: 'Sign in from a managed device, or ask your administrator to enrol this one.',
  audience: 'person',
  action: 'none',
}

const foreignAccount: Advice = {
  title: 'This account is not in this organisation',
  detail: 'The account you chose does not belong to the tenant {tenant}.',
  step: 'Sign in with an account of this organisation.',
  audience: 'person',
  action: 'other-account',
}

const wrongAuthority: Advice = {
  title: 'Lakedeck is set up for the wrong directory',
  detail:
    'Microsoft does not know the tenant {tenant} under this address, or the app does not belong to it.',
  step: 'Whoever runs Lakedeck has to check AZURE_AD_TENANT_ID and AZURE_CLOUD.',
  audience: 'operator',
  action: 'none',
}

export const busy: Advice = {
  title: 'The sign-in service of Microsoft is busy',
  detail: 'Microsoft could not answer just now.',
  step: 'Wait a moment and try again.',
  audience: 'person',
  action: 'wait',
}

const wrongPassword: Advice = {
  title: 'The name or password was not right',
  detail: 'Microsoft did not accept the name or the password.',
  step: 'Try again.',
  audience: 'person',
  action: 'try-again',
}

const lockedAccount: Advice = {
  title: 'The account is locked for now',
  detail: 'There were too many wrong attempts for this account, or from this address.',
  step: 'Wait some minutes and try again, or ask your administrator to unlock it.',
  audience: 'person',
  action: 'wait',
}

const disabledAccount: Advice = {
  title: 'This account is disabled',
  detail: 'An administrator has disabled the account.',
  step: 'Ask your administrator, or sign in with another account.',
  audience: 'admin',
  action: 'other-account',
}

const restart: Advice = {
  title: 'That sign-in was already used',
  detail: 'The answer of Microsoft can be used only once, and for a few minutes.',
  step: 'Sign in again.',
  audience: 'person',
  action: 'try-again',
}

/**
 * By AADSTS number (Microsoft Learn, "Microsoft Entra authentication error codes"). Microsoft reserves the
 * right to change codes, so they only choose the words; what the server does follows `error` and `suberror`.
 */
export const entraAdvice: Record<string, Advice> = {
  '65001': notConsented,
  '65004': {
    title: 'You declined',
    detail: 'You did not allow Lakedeck to use Azure Databricks for you. Nothing was done.',
    step: 'Try again if you did not mean to decline.',
    audience: 'person',
    action: 'try-again',
  },
  '90094': adminConsent,
  '90095': adminConsent,
  '90008': wrongPermissions,
  '650052': noDatabricks,
  '650054': noDatabricks,
  '500011': noDatabricks,
  '650056': wrongPermissions,
  '650057': wrongPermissions,
  '70011': wrongPermissions,
  '650053': wrongPermissions,
  '28000': wrongPermissions,
  '28003': wrongPermissions,
  '700022': wrongPermissions,
  '50105': {
    title: 'You have not been given access to this app',
    detail: 'Your organisation lets only assigned people use Lakedeck, and you are not assigned.',
    step: 'Ask the owner of the app Lakedeck ({client}) in your organisation to assign you.',
    audience: 'admin',
    action: 'other-account',
  },
  '50011': wrongAddress,
  '500112': wrongAddress,
  '900971': wrongAddress,
  '700016': noRegistration,
  '7000112': noRegistration,
  '7000215': wrongSecret,
  '70002': wrongSecret,
  '700027': wrongSecret,
  '7000218': wrongSecret,
  '700023': wrongSecret,
  '700024': wrongSecret,
  '700025': wrongSecret,
  '70021': wrongSecret,
  '700211': wrongSecret,
  '700213': wrongSecret,
  '7000222': expiredSecret,
  '700082': idleTooLong,
  '70008': idleTooLong,
  '70000': idleTooLong,
  '70043': frequency,
  '50173': revoked,
  '50133': revoked,
  '50132': revoked,
  '50076': secondFactor,
  '50074': secondFactor,
  '50078': secondFactor,
  '500121': secondFactor,
  '50079': registerFactor,
  '50072': registerFactor,
  '53003': blocked,
  '530032': blocked,
  '530034': blocked,
  '53000': unmanagedDevice,
  '53001': unmanagedDevice,
  '53002': unmanagedDevice,
  '50020': foreignAccount,
  '50034': foreignAccount,
  '51004': foreignAccount,
  '16000': foreignAccount,
  '16003': foreignAccount,
  '50194': wrongAuthority,
  '90002': wrongAuthority,
  '900023': wrongAuthority,
  '700054': wrongAuthority,
  '54005': restart,
  '501481': restart,
  '50148': restart,
  '50196': {
    title: 'Too many sign-in attempts',
    detail: 'Microsoft saw the same sign-in again and again and stopped it.',
    step: 'Wait a minute before you try again.',
    audience: 'person',
    action: 'wait',
  },
  '90033': busy,
  '90006': busy,
  '50033': busy,
  '90024': busy,
  '90014': restart,
  '50126': wrongPassword,
  '50056': wrongPassword,
  '50053': lockedAccount,
  '50057': disabledAccount,
  '50055': {
    title: 'Your password has expired',
    detail: 'Microsoft asks you to choose a new password first.',
    step: 'Sign in again; Microsoft will ask for a new password.',
    audience: 'person',
    action: 'try-again',
  },
  '50058': {
    title: 'Please sign in',
    detail: 'Microsoft has no sign-in of yours in this browser any more.',
    step: 'Sign in again; you come back to where you were.',
    audience: 'person',
    action: 'try-again',
  },
}
