/** The text of a request's body; null when it is longer than that, and then no more of it is read. */
export async function bodyText(request: Request, limitBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return null
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  // Canceled, it would take the connection with it, and the refusal too.
  for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
    bytes += chunk.byteLength
    if (bytes > limitBytes) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
