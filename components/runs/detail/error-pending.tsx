import { Skeleton } from '../../ui/skeleton'

export function ErrorPending() {
  return (
    <div role="status" className="flex flex-col gap-2.5 px-4 py-3.5">
      <span className="sr-only">Loading the error</span>
      {['w-120', 'w-80', 'w-64', 'w-96', 'w-72'].map((width) => (
        <Skeleton key={width} className={`h-3 max-w-full ${width}`} />
      ))}
    </div>
  )
}
