const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** `512 B`, `1.5 GiB`, `128 GiB`: three digits that matter. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '–'
  let amount = bytes
  let steps = 0
  // By what is shown: 1023.9 of a unit are one of the next.
  for (; Math.round(amount) >= 1024 && steps < units.length - 1; steps += 1) amount /= 1024
  const text = amount >= 100 || steps === 0 ? Math.round(amount) : Math.round(amount * 10) / 10
  return `${text} ${units[steps]}`
}

/** Memory as Databricks' node types name it, in MiB: `14 GiB`. */
export const formatMemory = (mebibytes: number): string => formatBytes(mebibytes * 1024 * 1024)

/** `1 234 567` with the thin spaces of the SI, which no locale mistakes for a decimal sign. */
export function formatCount(count: number): string {
  return Number.isFinite(count)
    ? new Intl.NumberFormat('en-US').format(count).replaceAll(',', '\u202f')
    : '–'
}

/** `1 worker`, `3 workers`. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
