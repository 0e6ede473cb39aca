import type { AccessTargetKind } from '@curator/console-contract/access'
import { type ConnectionId, collectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { readParam } from '../../../lib/read-param.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { collectionQuery } from '../../../memberships/memberships.queries.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { explanationQuery, targetsQuery } from '../access.queries.ts'
import { targetKindTexts } from '../access-text.ts'
import { type ExplainSearch, toQuestion } from './explain-search.ts'

/** Time without a key before the Server's things are asked for. */
const settleMs = 200

/** Finds one workflow, schedule or collection by name. */
export function TargetPicker({
  connectionId,
  kind,
  target,
  question,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly kind: AccessTargetKind
  readonly target: string | undefined
  readonly question: ExplainSearch
  readonly onChange: (target: string | undefined) => void
}) {
  const [typed, setTyped] = useState<string>()
  const [picked, setPicked] = useState<{ readonly id: string; readonly name: string }>()
  const name = useTargetName(connectionId, question)
  const chosenName = target === undefined ? undefined : picked?.id === target ? picked.name : name
  const text = typed ?? chosenName ?? ''
  const search = useSettled(typed?.trim() ?? '', settleMs)
  const { data = [], error, isFetching } = useQuery(targetsQuery(connectionId, kind, search))
  return (
    <ComboBox
      label={targetKindTexts[kind].one}
      placeholder={targetKindTexts[kind].find}
      isFilteredByOwner
      items={data.map((item) => ({ key: item.id, text: item.name, description: item.ownerName }))}
      value={target ?? null}
      text={text}
      onTextChange={(next) => {
        if (next === chosenName) return setTyped(undefined)
        setTyped(next)
        if (target) onChange(undefined)
      }}
      onChange={(key, item) => {
        setTyped(undefined)
        setPicked({ id: key, name: item.text })
        onChange(key)
      }}
      emptyText={isFetching ? 'Searching…' : 'Nothing matches.'}
      error={error ? toProblemText(error).title : undefined}
    />
  )
}

/** The name of what the address names, once something that tells it has been read. */
function useTargetName(connectionId: ConnectionId, search: ExplainSearch): string | undefined {
  const asked = toQuestion(search)
  const explained = useQuery({
    ...explanationQuery(connectionId, asked ?? noQuestion),
    enabled: asked !== undefined,
  })
  const collection = useQuery(
    collectionQuery(
      connectionId,
      !asked && search.kind === 'collection' ? readParam(collectionId, search.target) : null,
    ),
  )
  const { target } = explained.data ?? {}
  return target?.id === search.target ? target?.name : (collection.data?.name ?? search.target)
}

const noQuestion = { userId: '' as never, targetKind: 'workflow', targetId: '' } as const
