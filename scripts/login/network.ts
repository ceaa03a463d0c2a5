import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'

/** MSAL accepts https authorities alone; this leads its requests to the emulator's plain http one. */
export class RedirectedNetwork implements INetworkModule {
  constructor(
    private readonly believed: string,
    private readonly actual: string,
  ) {}

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#send<T>('GET', url, options)
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions) {
    return this.#send<T>('POST', url, options)
  }

  async #send<T>(
    method: string,
    url: string,
    { headers, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const response = await fetch(url.replace(this.believed, this.actual), {
      method,
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
    })
    return {
      status: response.status,
      body: (await response.json()) as T,
      headers: Object.fromEntries(response.headers),
    }
  }
}
