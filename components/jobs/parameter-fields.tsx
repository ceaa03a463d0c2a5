'use client'

import { useId } from 'react'
import type { JobDetail } from '@/lib/resources/jobs/schema'

/** Only what differs from the defaults: a parameter that is left alone follows its default, also when that changes. */
export type ParameterValues = Readonly<Record<string, string>>

type Parameter = JobDetail['parameters'][number]

/** One field for each parameter of a job, filled with its default. */
export function ParameterFields({
  parameters,
  values,
  onChange,
}: {
  parameters: readonly Parameter[]
  values: ParameterValues
  onChange: (values: ParameterValues) => void
}) {
  if (parameters.length === 0) return null
  const change = (parameter: Parameter, value: string) => {
    const others = Object.entries(values).filter(([name]) => name !== parameter.name)
    const changed = value === parameter.default ? [] : [[parameter.name, value] as const]
    onChange(Object.fromEntries([...others, ...changed]))
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-strong">Parameters</legend>
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name]}
          onChange={(value) => change(parameter, value)}
        />
      ))}
    </fieldset>
  )
}

function ParameterField({
  parameter,
  value,
  onChange,
}: {
  parameter: Parameter
  value: string | undefined
  onChange: (value: string) => void
}) {
  const id = useId()
  const isChanged = value !== undefined
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id}>
          <code>{parameter.name}</code>
        </label>
        {isChanged && (
          <button
            type="button"
            className="rounded-sm text-xs text-ink-2 hover:text-ink-1"
            onClick={() => onChange(parameter.default)}
          >
            Back to {parameter.default === '' ? 'empty' : parameter.default}
          </button>
        )}
      </div>
      <input
        id={id}
        value={value ?? parameter.default}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 h-8 w-full rounded-md border border-line-3 bg-surface-1 px-2.5 font-mono text-xs phone:h-10 phone:text-lg"
      />
    </div>
  )
}
