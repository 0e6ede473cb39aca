import {
  type ConnectionId,
  collectionId as collectionIdSchema,
} from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readParam } from '../../../lib/read-param.ts'
import { type ChosenCollection, CollectionPicker } from '../../../memberships/collection-picker.tsx'
import { collectionQuery } from '../../../memberships/memberships.queries.ts'
import { policyText } from './policy-text.ts'

/** The collection of a line of the policy, by name. One that the Server no longer has is shown by its id. */
export function CollectionBox({
  connectionId,
  collectionId,
  error,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly collectionId: string
  readonly error: string | undefined
  readonly onChange: (collection: ChosenCollection | undefined) => void
}) {
  const [picked, setPicked] = useState<ChosenCollection>()
  const id = readParam(collectionIdSchema, collectionId)
  const isPicked = picked !== undefined && picked.id === id
  const { data } = useQuery(collectionQuery(connectionId, isPicked ? null : id))
  return (
    <div className="min-w-64 flex-1">
      <CollectionPicker
        label={policyText.collection}
        connectionId={connectionId}
        chosen={id === null ? undefined : isPicked ? picked : { id, name: data?.name ?? id }}
        error={error}
        onChange={(collection) => {
          setPicked(collection)
          onChange(collection)
        }}
      />
    </div>
  )
}
