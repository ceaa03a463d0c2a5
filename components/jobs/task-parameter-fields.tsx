'use client'

import { useId } from 'react'
import type { ParameterField, ParameterTexts } from './parameter-text'

/** For a job without parameters of its own: what every task of a kind gets instead of its defaults. */
export function TaskParameterFields({
  fields,
  texts,
  onChange,
}: {
  fields: readonly ParameterField[]
  texts: ParameterTexts
  onChange: (texts: ParameterTexts) => void
}) {
  if (fields.length === 0) return null
  return (
    <details>
      <summary className="cursor-default rounded-sm font-strong">Parameters of its tasks</summary>
      <div className="mt-2 flex flex-col gap-3">
        {fields.map((field) => (
          <TextField
            key={field.key}
            field={field}
            text={texts[field.key] ?? ''}
            onChange={(text) => onChange({ ...texts, [field.key]: text })}
          />
        ))}
      </div>
    </details>
  )
}

type TextFieldProps = { field: ParameterField; text: string; onChange: (text: string) => void }

function TextField({ field, text, onChange }: TextFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>
        {field.label}
        <span className="text-ink-3">
          , {field.isNamed ? 'name=value on each line' : 'one on each line'}
        </span>
      </label>
      <textarea
        id={id}
        value={text}
        rows={2}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 w-full rounded-md border border-line-3 bg-surface-1 px-2.5 py-1.5 font-mono text-xs phone:text-lg"
      />
    </div>
  )
}
