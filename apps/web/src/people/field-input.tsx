import type { ConnectionId } from '@curator/console-contract/ids'
import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import { useState } from 'react'
import { ComboBox } from '../ui/combo-box.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type FieldChoice, useFieldChoices } from './field-choices.ts'
import { toDraftFault } from './field-drafts.ts'

/** Lists from here on are searched by typing. */
const searchFrom = 20

/** The control that fits a field of a user. */
export function FieldInput({
  field,
  connectionId,
  draft,
  onChange,
}: {
  readonly field: UserFieldKey
  readonly connectionId: ConnectionId
  readonly draft: string | boolean | null
  readonly onChange: (draft: string | boolean) => void
}) {
  const { label, kind } = userFields[field]
  const choices = useFieldChoices(connectionId)(field)
  if (choices && (kind === 'zone' || choices.length > searchFrom)) {
    return <SearchedChoice label={label} choices={choices} draft={draft} onChange={onChange} />
  }
  if (choices) {
    return (
      <Select
        label={label}
        isLabelHidden
        items={choices.map(({ value, text }) => ({ key: `=${value}`, text }))}
        value={draft === null ? null : `=${draft}`}
        onChange={(key) => {
          const choice = choices.find(({ value }) => `=${value}` === key)
          if (choice) onChange(choice.value)
        }}
      />
    )
  }
  // An empty box that was just switched on is no fault yet; the button waits for it.
  const fault = draft === '' ? undefined : toDraftFault(field, draft)
  return (
    <TextField
      label={label}
      isLabelHidden
      value={String(draft ?? '')}
      onChange={onChange}
      placeholder={kind === 'text' ? 'Empty clears it' : ''}
      autoComplete="off"
      error={fault}
    />
  )
}

function SearchedChoice({
  label,
  choices,
  draft,
  onChange,
}: {
  readonly label: string
  readonly choices: readonly FieldChoice[]
  readonly draft: string | boolean | null
  readonly onChange: (draft: string | boolean) => void
}) {
  const [text, setText] = useState(() => choices.find(({ value }) => value === draft)?.text ?? '')
  return (
    <ComboBox
      label={label}
      isLabelHidden
      placeholder="Type to search"
      items={choices.map(({ value, text: words }) => ({ key: `=${value}`, text: words }))}
      value={draft === null ? null : `=${draft}`}
      text={text}
      onTextChange={setText}
      onChange={(_, { text: words }) => {
        const choice = choices.find((each) => each.text === words)
        if (choice) onChange(choice.value)
      }}
    />
  )
}
