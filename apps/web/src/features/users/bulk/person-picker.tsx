import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { usersQueries } from '../users.queries.ts'

/** Finds one person of a Server by e-mail or name. */
export function PersonPicker({
  label,
  connectionId,
  chosen,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly chosen: ServerUser | undefined
  readonly onChange: (user: ServerUser | undefined) => void
}) {
  const [text, setText] = useState('')
  const search = chosen && text === chosen.email ? '' : text.trim()
  const { data, error, isFetching } = useQuery(usersQueries.found(connectionId, search))
  const found = data?.items ?? []
  return (
    <ComboBox
      label={label}
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
        setText(next)
        if (chosen && next !== chosen.email) onChange(undefined)
      }}
      onChange={(key) => onChange(found.find(({ id }) => id === key))}
      emptyText={isFetching ? 'Searching…' : 'Nobody matches.'}
      error={error ? toProblemText(error).title : undefined}
    />
  )
}
