'use client'

export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: readonly Option[] }

const isGroup = (each: Option | OptionGroup): each is OptionGroup => 'options' in each

/** One of many, in the browser's own list: it is at home on a phone and under a keyboard. */
export function Select({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly (Option | OptionGroup)[]
  onChange: (value: string) => void
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-7 max-w-full min-w-0 rounded-md border border-line-2 bg-surface-1 px-2 text-ink-1 shadow-card phone:h-9 phone:text-lg"
    >
      {options.map((each) =>
        isGroup(each) ? (
          <optgroup key={each.label} label={each.label}>
            <Options options={each.options} />
          </optgroup>
        ) : (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ),
      )}
    </select>
  )
}

const Options = ({ options }: { options: readonly Option[] }) =>
  options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
