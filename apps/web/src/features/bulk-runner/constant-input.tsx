import type { RunnerField } from '@curator/console-contract/bulk-runner'
import { useState } from 'react'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

const flags = ['yes', 'no']

/** One value for all rows. What is typed is saved when the box is left, or by Enter. */
export function ConstantInput({
  field,
  value,
  onChange,
}: {
  readonly field: RunnerField
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const label = `Value of “${field.name}” for all rows`
  const options = field.kind === 'flag' ? flags : field.kind === 'choice' ? field.options : []
  if (options.length > 0) {
    return (
      <Select
        label={label}
        isLabelHidden
        items={options.map((key) => ({ key, text: key }))}
        value={options.includes(value) ? value : null}
        onChange={onChange}
      />
    )
  }
  return <TypedConstant key={value} label={label} value={value} onChange={onChange} />
}

function TypedConstant({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const [text, setText] = useState(value)
  const save = () => {
    if (text !== value) onChange(text)
  }
  return (
    <TextField
      label={label}
      isLabelHidden
      placeholder="Type the value"
      value={text}
      onChange={setText}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
      autoComplete="off"
    />
  )
}
