import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { formatCounted } from '../lib/format-count.ts'
import { useSettled } from '../lib/use-settled.ts'
import { ComboBox } from '../ui/combo-box.tsx'
import { collectionSearchQuery } from './memberships.queries.ts'

/** Time without a key before the Server's collections are asked for. */
const settleMs = 200

export type ChosenCollection = { readonly id: CollectionId; readonly name: string }

/** Finds one collection of a Server by name. */
export function CollectionPicker({
  label,
  connectionId,
  chosen,
  without,
  description,
  error,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly chosen: ChosenCollection | undefined
  /** One that is not offered. */
  readonly without?: CollectionId | undefined
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly onChange: (collection: ChosenCollection | undefined) => void
}) {
  // What is chosen is named, also when the owner of this box learns its name late, until something is typed.
  const [typed, setTyped] = useState<string>()
  const text = typed ?? chosen?.name ?? ''
  const search = useSettled(chosen && text === chosen.name ? '' : text.trim(), settleMs)
  const found = useQuery(collectionSearchQuery(connectionId, search))
  const items = (found.data ?? []).filter(({ id }) => id !== without)
  return (
    <ComboBox
      label={label}
      placeholder="Type the name of a collection"
      isFilteredByOwner
      description={description}
      items={items.map(({ id, name, owner, userCount, groupCount }) => ({
        key: id,
        text: name,
        description: `${owner.name || 'No owner'}, ${formatCounted(userCount + groupCount, 'member', 'members')}`,
      }))}
      value={chosen?.id ?? null}
      text={text}
      onTextChange={(next) => {
        if (chosen && next === chosen.name) return setTyped(undefined)
        setTyped(next)
        if (chosen) onChange(undefined)
      }}
      onChange={(key) => {
        const collection = items.find(({ id }) => id === key)
        setTyped(undefined)
        if (collection) onChange({ id: collection.id, name: collection.name })
      }}
      emptyText={found.isFetching ? 'Searching…' : 'No collection matches.'}
      error={error ?? (found.error ? toProblemText(found.error).title : undefined)}
    />
  )
}
