import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { ChosenList } from '../../../memberships/chosen-list.tsx'
import { userChoicesQuery } from '../../../people/people.queries.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { needKindTexts } from '../collections-text.ts'
import { dataConnectionSearchQuery, type NotedNeed, useNoteNeeds } from './needs.queries.ts'

const settleMs = 200
const keyOf = ({ id, kind }: NotedNeed) => `${kind} ${id}`

/** Notes what a collection needs. */
export function NeedsForm({
  connectionId,
  collectionId,
  noted,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly collectionId: CollectionId
  readonly noted: readonly NotedNeed[]
  readonly onClose: () => void
}) {
  const [needs, setNeeds] = useState(noted)
  const [round, setRound] = useState(0)
  const note = useNoteNeeds(connectionId, collectionId)
  const add = (need: NotedNeed) => {
    if (!needs.some((other) => keyOf(other) === keyOf(need))) setNeeds([...needs, need])
    setRound(round + 1)
  }
  return (
    <div className="flex flex-col gap-3">
      {/* New boxes after each choice: their text is their own. */}
      <div key={round} className="grid items-start gap-4 sm:grid-cols-2">
        <CredentialBox connectionId={connectionId} onAdd={add} />
        <DataConnectionBox connectionId={connectionId} onAdd={add} />
      </div>
      <ChosenList
        label="What it needs"
        items={needs.map((need) => ({
          id: keyOf(need),
          name: `${need.name} (${needKindTexts[need.kind]})`,
        }))}
        onRemove={(key) => setNeeds(needs.filter((need) => keyOf(need) !== key))}
      />
      {note.error && <ActionProblem {...toProblemText(note.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button onPress={onClose}>Not now</Button>
        <Button
          variant="primary"
          isPending={note.isPending}
          onPress={() =>
            note.mutate(
              needs.map(({ id, kind }) => ({ id, kind })),
              { onSuccess: onClose },
            )
          }
        >
          Save what it needs
        </Button>
      </div>
    </div>
  )
}

type BoxProps = { readonly connectionId: ConnectionId; readonly onAdd: (need: NotedNeed) => void }

function CredentialBox({ connectionId, onAdd }: BoxProps) {
  const [text, setText] = useState('')
  const { data, error } = useQuery(userChoicesQuery(connectionId))
  const known = (data?.credentials ?? []).filter(({ value }) => value !== '')
  return (
    <ComboBox
      label="Credential to add"
      placeholder="Type its name"
      items={known.map(({ label, value }) => ({ key: value, text: label }))}
      value={null}
      text={text}
      onTextChange={setText}
      onChange={(id, item) => onAdd({ kind: 'credential', id, name: item.text })}
      error={error ? toProblemText(error).title : undefined}
    />
  )
}

function DataConnectionBox({ connectionId, onAdd }: BoxProps) {
  const [text, setText] = useState('')
  const search = useSettled(text.trim(), settleMs)
  const { data = [], error, isFetching } = useQuery(dataConnectionSearchQuery(connectionId, search))
  return (
    <ComboBox
      label="Data connection to add"
      placeholder="Type its name"
      isFilteredByOwner
      items={data.map(({ connectionType, id, name }) => ({
        key: id,
        text: name,
        description: connectionType,
      }))}
      value={null}
      text={text}
      onTextChange={setText}
      onChange={(id, item) => onAdd({ kind: 'data-connection', id, name: item.text })}
      emptyText={isFetching ? 'Searching…' : 'Nothing matches.'}
      error={error ? toProblemText(error).title : undefined}
    />
  )
}
