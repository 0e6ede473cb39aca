import type { ConnectionId, UserGroupId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { formatCounted } from '../lib/format-count.ts'
import { allGroupsQuery } from '../people/people.queries.ts'
import { ComboBox } from '../ui/combo-box.tsx'
import { ChosenList } from './chosen-list.tsx'

export type ChosenGroup = { readonly id: UserGroupId; readonly name: string }

/** Chooses groups of a Server by name. */
export function GroupsField({
  label,
  connectionId,
  groups,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly groups: readonly ChosenGroup[]
  readonly onChange: (groups: readonly ChosenGroup[]) => void
}) {
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const { data = [], error, isPending } = useQuery(allGroupsQuery(connectionId))
  const free = data.filter(({ id }) => !groups.some((group) => group.id === id))
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      {/* A new box after each group: its text is its own. */}
      <ComboBox
        key={round}
        label={label}
        placeholder="Type the name of a group"
        items={free.map(({ id, memberCount, name }) => ({
          key: id,
          text: name,
          description: formatCounted(memberCount, 'member', 'members'),
        }))}
        value={null}
        text={text}
        onTextChange={setText}
        onChange={(key) => {
          const group = free.find(({ id }) => id === key)
          if (!group) return
          onChange([...groups, { id: group.id, name: group.name }])
          setText('')
          setRound(round + 1)
        }}
        emptyText={isPending ? 'Searching…' : 'No group matches.'}
        error={error ? toProblemText(error).title : undefined}
      />
      <ChosenList
        label="Groups chosen"
        items={groups}
        onRemove={(id) => onChange(groups.filter((group) => group.id !== id))}
      />
    </section>
  )
}
