/** The port that a setting names; unset and blank are the fallback, and anything else is refused in words. */
export function portSetting(
  name: string,
  fallback: number,
  text: string | undefined = process.env[name],
): number {
  if (text === undefined || text.trim() === '') return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port
  throw new Error(`${name} has to be a port number from 1 to 65535, and is '${text}'.`)
}
