type OidcProvider = typeof import('oidc-provider')

const isRuntimeNotice = (message: unknown): boolean =>
  typeof message === 'string' && message.includes('oidc-provider WARNING: Unsupported runtime')

/**
 * oidc-provider 9 says on import that it wants Node 22. Everything used here was run on Node 20 and is tested on
 * it, so this one notice is kept off the screen of those who run the emulator; any other still appears.
 */
export async function loadProvider(): Promise<OidcProvider> {
  const { warn } = console
  console.warn = (...said: unknown[]) => {
    if (!isRuntimeNotice(said[0])) warn(...said)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
