export type Runtime = {
  /** `16.4`, or the whole key when it is not in the usual form. */
  version: string
  isMl: boolean
  isGpu: boolean
  isPhoton: boolean
  isAarch64: boolean
  scala: string | null
}

/** What a runtime's key says by itself: `16.4.x-cpu-ml-scala2.12`. Whether it is LTS is not in it. */
export function readRuntime(sparkVersion: string): Runtime {
  const [, version] = /^(?:[a-z]+:)?(?:release__)?(\d+\.\d+)(?:\.x|[.-])/.exec(sparkVersion) ?? []
  const parts = new Set(sparkVersion.toLowerCase().split('-'))
  return {
    version: version ?? sparkVersion,
    isMl: parts.has('ml') || parts.has('hls'),
    isGpu: parts.has('gpu'),
    isPhoton: parts.has('photon'),
    isAarch64: parts.has('aarch64'),
    scala: /scala(\d+\.\d+)/.exec(sparkVersion)?.[1] ?? null,
  }
}

/** `16.4 ML GPU`, `15.4 Photon`. Photon is also a setting of the cluster, apart from the key. */
export function formatRuntime(sparkVersion: string, usesPhoton = false): string {
  const runtime = readRuntime(sparkVersion)
  const marks = [
    runtime.isMl && 'ML',
    runtime.isGpu && 'GPU',
    runtime.isAarch64 && 'ARM',
    (runtime.isPhoton || usesPhoton) && 'Photon',
  ]
  return [runtime.version, ...marks.filter(Boolean)].join(' ')
}
