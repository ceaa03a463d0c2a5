import { SignInAs } from './sign-in-form'

/** The people of the emulator's tenant, and what each is there to show. */
const people = [
  { name: 'Ada', userName: 'ada@contoso.example', role: 'workspace admin, prod and dev' },
  { name: 'Ben', userName: 'ben@contoso.example', role: 'data engineer, prod and dev' },
  { name: 'Chloe', userName: 'chloe@contoso.example', role: 'analyst, prod only' },
  { name: 'Dan', userName: 'dan@contoso.example', role: 'in the tenant, in no workspace' },
  { name: 'Eve', userName: 'eve@contoso.example', role: 'asked for a second factor' },
] as const

/** Only under the emulator: whom one can be. */
export function DemoPeople({ returnTo }: { returnTo: string }) {
  return (
    <section aria-labelledby="demo-people" className="mt-6">
      <div className="flex items-baseline justify-between gap-3 px-1">
        <h2 id="demo-people" className="text-md font-semibold">
          Who to be here
        </h2>
        <p className="text-ink-2">
          Everyone’s password is <code className="text-ink-1">demo</code>
        </p>
      </div>
      <ul className="mt-2 overflow-clip rounded-lg border border-line-1 bg-surface-1 shadow-card">
        {people.map((person) => (
          <li
            key={person.userName}
            className="flex items-center gap-3 border-b border-line-1 py-1.5 pr-2 pl-4 last:border-0"
          >
            <span className="w-12 font-strong">{person.name}</span>
            <span className="min-w-0 flex-1 truncate text-ink-2">{person.role}</span>
            <SignInAs name={person.name} userName={person.userName} returnTo={returnTo} />
          </li>
        ))}
      </ul>
    </section>
  )
}
