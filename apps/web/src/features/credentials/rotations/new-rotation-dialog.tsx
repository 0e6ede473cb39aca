import type { AccountId, ConnectionId, CredentialId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { credentialQueries } from '../credentials.queries.ts'
import { text } from '../credentials-text.ts'
import { useCreateRotation } from './rotations.queries.ts'

/** Which credential, who sees to it, and until when. */
export function NewRotationDialog({
  connectionId,
  owners,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly owners: readonly { readonly id: AccountId; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { data: credentials = [], error } = useQuery(credentialQueries.all(connectionId))
  const [typed, setTyped] = useState('')
  const [credentialId, setCredentialId] = useState<string | null>(null)
  const [ownerId, setOwnerId] = useState<AccountId | null>(owners[0]?.id ?? null)
  const [deadline, setDeadline] = useState('')
  const [note, setNote] = useState('')
  const create = useCreateRotation(connectionId)
  const chosen = credentials.find(({ id }) => id === credentialId)
  return (
    <PlanDialog
      title={text.newRotation}
      intro="This writes nothing to the Server. Each step makes a plan that you confirm."
      action="Begin the rotation"
      isReady={chosen !== undefined && ownerId !== null && deadline !== ''}
      plan={create}
      onPlan={() => {
        if (!chosen || !ownerId) return
        create.mutate({ credentialId: chosen.id as CredentialId, ownerId, deadline, note })
      }}
      onClose={onClose}
    >
      <ComboBox
        label="Credential"
        items={credentials.map(({ id, userName }) => ({ key: id, text: userName }))}
        value={credentialId}
        text={typed}
        onTextChange={(next) => {
          setTyped(next)
          if (next !== chosen?.userName) setCredentialId(null)
        }}
        onChange={setCredentialId}
        emptyText="No credential matches."
        error={error ? toProblemText(error).title : undefined}
      />
      <Select
        label="Owner"
        description="Who of this console sees to it."
        items={owners.map(({ id, name }) => ({ key: id, text: name }))}
        value={ownerId}
        onChange={setOwnerId}
      />
      <TextField label="Deadline" type="date" value={deadline} onChange={setDeadline} />
      <TextField label="Note" isRequired={false} value={note} onChange={setNote} maxLength={500} />
    </PlanDialog>
  )
}
