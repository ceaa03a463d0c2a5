import type { WorkspaceAlias } from './ids'

/**
 * A person's delegated token for AzureDatabricks. The value sits in a private field, so neither
 * `JSON.stringify`, a log line, nor React's serialisation to the browser can carry it: they get a label.
 * The one way out is `bearer()`, which only the wire to Databricks calls, and lib/auth/token-claims to read it.
 */
export class AccessToken {
  #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The complete value of an `Authorization` header. */
  bearer(): string {
    return `Bearer ${this.#value}`
  }

  toJSON(): string {
    return '[access token]'
  }

  toString(): string {
    return '[access token]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[access token]'
  }
}

/** A workspace somebody found in Azure and added for their session. */
export type AddedWorkspace = { alias: WorkspaceAlias; host: string; workspaceId: string | null }

/** What the wire needs to know of a caller: whose request it is, and the token to make it with. */
export type TokenHolder = {
  tenantId: string
  objectId: string
  accessToken: AccessToken
  /** Theirs alone, beside the configured ones. */
  addedWorkspaces: readonly AddedWorkspace[]
}
