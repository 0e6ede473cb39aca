import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { ChosenList } from '../../../memberships/chosen-list.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { collectionQueries } from '../collections.queries.ts'

/** Time without a key before the Server's workflows or schedules are asked for. */
const settleMs = 200

export type ChosenAsset = { readonly id: string; readonly name: string }
export const idsOf = (assets: readonly { readonly id: string }[]) => assets.map(({ id }) => id)

/** Chooses workflows or schedules by name. */
export function AssetsField({
  label,
  connectionId,
  kind,
  assets,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly kind: 'workflow' | 'schedule'
  readonly assets: readonly ChosenAsset[]
  readonly onChange: (assets: readonly ChosenAsset[]) => void
}) {
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const search = useSettled(text.trim(), settleMs)
  const found = useQuery(collectionQueries.assets(connectionId, kind, search))
  const free = (found.data?.items ?? []).filter(
    ({ id }) => !assets.some((asset) => asset.id === id),
  )
  return (
    <section aria-label={label} className="flex min-w-0 flex-col gap-2">
      {/* A new box after each choice: its text is its own. */}
      <ComboBox
        key={round}
        label={label}
        placeholder={`Type the name of a ${kind}`}
        isFilteredByOwner
        items={free.map(({ id, name, ownerName }) => ({
          key: id,
          text: name,
          description: ownerName,
        }))}
        value={null}
        text={text}
        onTextChange={setText}
        onChange={(key) => {
          const asset = free.find(({ id }) => id === key)
          if (!asset) return
          onChange([...assets, { id: asset.id, name: asset.name }])
          setText('')
          setRound(round + 1)
        }}
        emptyText={found.isFetching ? 'Searching…' : 'Nothing matches.'}
        error={found.error ? toProblemText(found.error).title : undefined}
      />
      <ChosenList
        label={`${label}: chosen`}
        items={assets}
        onRemove={(id) => onChange(assets.filter((asset) => asset.id !== id))}
      />
    </section>
  )
}
