import { type AccessTargetKind, accessTargetKind } from '@curator/console-contract/access'
import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { personQuery } from '../../../people/people.queries.ts'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { Select } from '../../../ui/select.tsx'
import { targetKindTexts } from '../access-text.ts'
import type { ExplainSearch } from './explain-search.ts'
import { TargetPicker } from './target-picker.tsx'

const kinds = accessTargetKind.options.map((key) => ({ key, text: targetKindTexts[key].one }))

/** Who, what, and with whom to compare. */
export function ExplainForm({
  connectionId,
  search,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly search: ExplainSearch
  readonly onChange: (patch: Partial<ExplainSearch>, isReplaced?: boolean) => void
}) {
  const { kind, other, person, target } = search
  return (
    <Panel label="Question">
      <div className="grid items-end gap-4 p-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,1.5fr)_minmax(0,3fr)_minmax(0,3fr)_auto]">
        <PersonBox
          label="Person"
          connectionId={connectionId}
          userId={person}
          onChange={(next) => onChange({ person: next })}
        />
        <Select<AccessTargetKind>
          label="Kind"
          items={kinds}
          value={kind}
          onChange={(next) => onChange({ kind: next, target: undefined })}
        />
        <TargetPicker
          // Another kind is another list.
          key={kind}
          connectionId={connectionId}
          kind={kind}
          target={target}
          question={search}
          onChange={(next) => onChange({ target: next })}
        />
        <PersonBox
          label="Compare with (optional)"
          connectionId={connectionId}
          userId={other}
          onChange={(next) => onChange({ other: next })}
        />
        <Button
          icon={ArrowLeftRight}
          aria-label="Swap the two people"
          isDisabled={!person || !other}
          onPress={() => onChange({ person: other, other: person })}
        />
      </div>
    </Panel>
  )
}

/** A person named by the address: asked for by id unless just chosen here. */
function PersonBox({
  label,
  connectionId,
  userId,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly userId: UserId | undefined
  readonly onChange: (userId: UserId | undefined) => void
}) {
  const [picked, setPicked] = useState<ServerUser>()
  const isPicked = picked !== undefined && picked.id === userId
  const { data } = useQuery(personQuery(connectionId, isPicked ? undefined : userId))
  return (
    <PersonPicker
      label={label}
      connectionId={connectionId}
      chosen={userId === undefined ? undefined : isPicked ? picked : data}
      onChange={(user) => {
        setPicked(user)
        onChange(user?.id)
      }}
    />
  )
}
