/** One refusal of Entra: the OAuth error it travels under, and its sentence with `{0}`, `{1}` for what varies. */
type Refusal = { error: string; text: string; status?: number; suberror?: string }

const certificateHelp =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials'

/**
 * The codes this tenant can answer with. Sentences as Microsoft publishes them
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes) and as issue trackers show them in the wild.
 */
const refusals = {
  28000: {
    error: 'invalid_request',
    text: 'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {0} is not valid.',
  },
  50011: {
    error: 'invalid_request',
    text: "The redirect URI '{0}' specified in the request does not match the redirect URIs configured for the application '{1}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this.",
  },
  50013: { error: 'invalid_grant', text: 'Assertion failed signature validation. [Reason - {0}]' },
  50034: {
    error: 'invalid_grant',
    text: 'The user account {0} does not exist in the {1} directory. To sign into this application, the account must be added to the directory.',
  },
  50057: {
    error: 'invalid_grant',
    text: 'The user account is disabled.',
  },
  50058: {
    error: 'login_required',
    text: "A silent sign-in request was sent but no user is signed in. The cookies used to represent the user's session were not sent in the request to Azure AD. This can happen if the user is using Internet Explorer or Edge, and the web app sending the silent sign-in request is in different IE security zone than the Azure AD endpoint (login.microsoftonline.com).",
  },
  50076: {
    error: 'interaction_required',
    suberror: 'basic_action',
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{0}'.",
  },
  50105: {
    error: 'invalid_grant',
    text: "Your administrator has configured the application {0} ('{1}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '{2}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.",
  },
  501051: {
    error: 'invalid_grant',
    text: "Application '{0}'({1}) is not assigned to a role for the application '{2}'({3}).",
  },
  500011: {
    error: 'invalid_resource',
    text: 'The resource principal named {0} was not found in the tenant named {1}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  500112: {
    error: 'invalid_client',
    text: "The reply address '{0}' does not match the reply address '{1}' provided when requesting Authorization code.",
  },
  50126: {
    error: 'invalid_grant',
    text: 'Error validating credentials due to invalid username or password.',
  },
  500131: {
    error: 'invalid_grant',
    text: "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{0}' and the expected audience is '{1}' or one of the Application Uris of this application with App ID '{1}'({2}). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.",
  },
  500133: {
    error: 'invalid_grant',
    text: 'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: {0}, expiry time of assertion {1}.',
  },
  50148: {
    error: 'invalid_grant',
    text: 'The code_verifier required by the code_challenge of the authorization request (PKCE) was not presented.',
  },
  501481: {
    error: 'invalid_grant',
    text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  50173: {
    error: 'invalid_grant',
    suberror: 'bad_token',
    text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{0}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{1}'.",
  },
  50194: {
    error: 'invalid_request',
    text: "Application '{0}'({1}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
  },
  53000: {
    error: 'invalid_grant',
    suberror: 'message_only',
    text: 'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
  },
  53003: {
    error: 'invalid_grant',
    suberror: 'message_only',
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  54005: {
    error: 'invalid_grant',
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  65001: {
    error: 'invalid_grant',
    suberror: 'consent_required',
    text: "The user or administrator has not consented to use the application with ID '{0}' named '{1}'. Send an interactive authorization request for this user and resource.",
  },
  65004: { error: 'access_denied', text: 'User declined to consent to access the app.' },
  650052: {
    error: 'invalid_client',
    text: "The app is trying to access a service '{0}'({1}) that your organization '{2}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions or consent to the application in order to create the required service principal.",
  },
  650053: {
    error: 'invalid_client',
    text: "The application '{0}' asked for scope '{1}' that doesn't exist on the resource '{2}'. Contact the app vendor.",
  },
  650057: {
    error: 'invalid_resource',
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {0}({1}). Resource value from request: {2}.",
  },
  70000: {
    error: 'invalid_grant',
    text: "The provided value for the input parameter '{0}' is not valid.",
  },
  70003: {
    error: 'unsupported_grant_type',
    text: "The app requested an unsupported grant type '{0}'.",
  },
  70008: {
    error: 'invalid_grant',
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  70011: {
    error: 'invalid_scope',
    text: "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {0} is not valid.{1}",
  },
  70016: {
    error: 'authorization_pending',
    text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
  },
  70018: {
    error: 'bad_verification_code',
    text: 'Invalid verification code due to User typing in wrong user code for device code flow.',
  },
  70020: {
    error: 'expired_token',
    text: "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  },
  70021: {
    error: 'invalid_request',
    text: "No matching federated identity record found for presented assertion. Assertion Issuer: '{0}'. Assertion Subject: '{1}'. Assertion Audience: '{2}'. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  },
  70043: {
    error: 'invalid_grant',
    suberror: 'token_expired',
    text: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {0} and the maximum allowed lifetime for this request is {1}.',
  },
  700016: {
    error: 'unauthorized_client',
    text: "Application with identifier '{0}' was not found in the directory '{1}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  700023: {
    error: 'invalid_client',
    status: 401,
    text: `Client assertion audience claim does not match Realm issuer. ${certificateHelp}`,
  },
  700024: {
    error: 'invalid_client',
    status: 401,
    text: `Client assertion is not within its valid time range. Current time: {0}, assertion valid from {1}, expiry time of assertion {2}. ${certificateHelp}`,
  },
  700025: {
    error: 'invalid_client',
    status: 401,
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    text: "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {0}, Thumbprint of key used by client: '{1}']",
  },
  700051: {
    error: 'unsupported_response_type',
    text: "response_type '{0}' is not enabled for the application '{1}'({2}).",
  },
  700082: {
    error: 'invalid_grant',
    text: 'The refresh token has expired due to inactivity. The token was issued on {0} and was inactive for {1}.',
  },
  7000112: { error: 'unauthorized_client', text: "Application '{0}'({1}) is disabled." },
  7000114: {
    error: 'invalid_grant',
    text: "Application '{0}' is not allowed to make application on-behalf-of calls.",
  },
  7000215: {
    error: 'invalid_client',
    status: 401,
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{0}'.",
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  7000222: {
    error: 'invalid_client',
    status: 401,
    text: "The provided client secret keys for app '{0}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  90002: {
    error: 'invalid_request',
    text: "Tenant '{0}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  90013: { error: 'invalid_request', text: 'Invalid input received from the user. {0}' },
  900144: {
    error: 'invalid_request',
    text: "The request body must contain the following parameter: '{0}'.",
  },
  900561: {
    error: 'invalid_request',
    status: 405,
    text: 'The endpoint only accepts {0} requests. Received a {1} request.',
  },
  900971: { error: 'invalid_request', text: 'No reply address provided.' },
  90094: {
    error: 'access_denied',
    text: '{0} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
  },
  9002313: { error: 'invalid_request', text: 'Invalid request. Request is malformed or invalid.' },
  9002325: {
    error: 'invalid_request',
    text: 'Proof Key for Code Exchange is required: send a code_challenge and code_challenge_method=S256.',
  },
  90023: { error: 'invalid_request', text: 'Invalid STS request. {0}' },
  90033: {
    error: 'temporarily_unavailable',
    status: 503,
    text: 'A transient error has occurred. Please try again.',
  },
  1002012: {
    error: 'invalid_scope',
    text: 'The provided value for scope {0} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  165000: {
    error: 'invalid_request',
    text: 'Invalid Request: The request tokens do not match the user context. Do not copy the user context values (cookies; form fields; headers) between different requests or user sessions; always maintain the ALL of the supplied values across a complete single user flow. Failure Reasons:[Token values do not match;]',
  },
  240002: {
    error: 'invalid_grant',
    text: "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
  },
} as const satisfies Record<number, Refusal>

export type RefusalCode = keyof typeof refusals

const fill = (text: string, values: readonly string[]): string =>
  text.replace(/\{(\d)\}/g, (_whole, index: string) => values[Number(index)] ?? '')

/** A refusal on its way out. Becomes JSON at the token endpoint, a redirect or a page at authorize. */
export class EntraError extends Error {
  override readonly name = 'EntraError'
  readonly error: string
  readonly status: number
  readonly suberror: string | undefined

  constructor(
    readonly code: RefusalCode,
    values: readonly string[],
    /** Entra words a refusal differently per endpoint; the code stays. */
    readonly more: { error?: string; status?: number; claims?: string } = {},
  ) {
    super(fill(refusals[code].text, values))
    const refusal: Refusal = refusals[code]
    this.error = more.error ?? refusal.error
    this.status = more.status ?? refusal.status ?? 400
    this.suberror = refusal.suberror
  }

  /** The same refusal under the OAuth error of another endpoint. */
  under(error: string): EntraError {
    const copy = new EntraError(this.code, [], { ...this.more, error })
    copy.message = this.message
    return copy
  }
}

export const refuse = (code: RefusalCode, ...values: string[]): EntraError =>
  new EntraError(code, values)
