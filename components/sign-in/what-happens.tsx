/** What a person agrees to, before they are asked to. */
export function WhatHappens({ returnTo }: { returnTo: string }) {
  return (
    <>
      <p className="text-ink-2">
        A console for Azure Databricks in which you work as yourself: Databricks decides what you
        see and may do, as it does everywhere else.
      </p>
      {returnTo !== '/' && (
        <p className="mt-3 rounded-md bg-surface-2 px-3 py-2 text-ink-2">
          You are not signed in, or your session has ended. After signing in you come back to
          <code className="block truncate text-ink-1" title={returnTo}>
            {returnTo}
          </code>
        </p>
      )}
      <ul className="mt-3 mb-5 list-disc space-y-1 pl-4 text-ink-2 marker:text-ink-3">
        <li>Lakedeck calls Databricks with your own rights, and only while you are signed in.</li>
        <li>It keeps no database: your token stays encrypted in your browser’s cookie.</li>
        <li>From Microsoft it learns your name, your sign-in name and your roles here.</li>
      </ul>
    </>
  )
}
