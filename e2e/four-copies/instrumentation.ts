export async function register() {
  // The edge runtime has no part in this.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { arrive } = await import('./readers')
  arrive('instrumentation')
}
