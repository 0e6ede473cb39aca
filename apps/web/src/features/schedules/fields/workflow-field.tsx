import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { ownedWorkflowsQuery } from '../schedules.queries.ts'
import { workflowText } from '../schedules-text.ts'

/** A workflow, found by the person who owns it. */
export function WorkflowField({
  connectionId,
  value,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly value: string
  readonly onChange: (workflowId: string, name: string) => void
}) {
  const [owner, setOwner] = useState<ServerUser>()
  const [typed, setTyped] = useState('')
  const { data, error } = useQuery(ownedWorkflowsQuery(connectionId, owner?.id))
  const found = data?.items ?? []
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <PersonPicker
        label={workflowText.owner}
        connectionId={connectionId}
        chosen={owner}
        onChange={(user) => {
          setOwner(user)
          setTyped('')
          onChange('', '')
        }}
      />
      <ComboBox
        label={workflowText.workflow}
        isDisabled={!owner}
        items={found.map(({ id, name }) => ({ key: id, text: name }))}
        value={value || null}
        text={typed}
        onTextChange={(next) => {
          setTyped(next)
          if (value) onChange('', '')
        }}
        onChange={(key, { text }) => onChange(key, text)}
        description={owner ? undefined : workflowText.ownerFirst}
        emptyText={data ? workflowText.ownsNone : 'Searching…'}
        error={data?.why ?? (error ? toProblemText(error).title : undefined)}
      />
    </div>
  )
}
