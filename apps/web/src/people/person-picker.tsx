import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { ComboBox } from '../ui/combo-box.tsx'
import { fewestLetters, peopleSearchQuery } from './people.queries.ts'

/** Finds one person of a Server by e-mail or name. */
export function PersonPicker({
  label,
  isLabelHidden,
  connectionId,
  chosen,
  onChange,
}: {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly connectionId: ConnectionId
  readonly chosen: { readonly id: UserId; readonly email: string } | undefined
  readonly onChange: (user: ServerUser | undefined) => void
}) {
  // Whoever is chosen is named, also when the owner of this box learns of them late, until something is typed.
  const [typed, setTyped] = useState<string>()
  const text = typed ?? chosen?.email ?? ''
  const search = chosen && text === chosen.email ? '' : text.trim()
  const { data, error, isFetching } = useQuery(peopleSearchQuery(connectionId, search))
  const found = data ?? []
  return (
    <ComboBox
      label={label}
      isLabelHidden={isLabelHidden}
      placeholder="Type an e-mail or a name"
      isFilteredByOwner
      items={found.map((user) => ({
        key: user.id,
        text: user.email,
        description: `${user.firstName} ${user.lastName}`.trim(),
      }))}
      value={chosen?.id ?? null}
      text={text}
      onTextChange={(next) => {
        if (chosen && next === chosen.email) return setTyped(undefined)
        setTyped(next)
        if (chosen) onChange(undefined)
      }}
      onChange={(key) => {
        setTyped(undefined)
        onChange(found.find(({ id }) => id === key))
      }}
      emptyText={toEmptyText(search, isFetching)}
      error={error ? toProblemText(error).title : undefined}
    />
  )
}

function toEmptyText(search: string, isFetching: boolean): string {
  if (search.length < fewestLetters) return `Type at least ${fewestLetters} letters.`
  return isFetching ? 'Searching…' : 'Nobody matches.'
}
