import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { listReceivers, noReceivers, ReceiversFields } from '../../memberships/receivers-fields.tsx'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usePlanNewCredential } from './credentials.queries.ts'
import { text } from './credentials-text.ts'

/** A new credential and whom it is shared with at once; the password is typed when the run is started. */
export function NewCredentialDialog({
  connectionId,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly onClose: () => void
}) {
  const [userName, setUserName] = useState('')
  const [chosen, setChosen] = useState(noReceivers)
  const plan = usePlanNewCredential(connectionId)
  const receivers = listReceivers(chosen)
  return (
    <PlanDialog
      title={text.newCredential}
      intro={text.nothingWritten}
      action="Plan the credential"
      isReady={userName.trim() !== ''}
      plan={plan}
      onPlan={() => plan.mutate({ userName: userName.trim(), receivers })}
      onClose={onClose}
    >
      <TextField
        label="User name"
        description={text.userNameHint}
        value={userName}
        onChange={setUserName}
        maxLength={255}
        autoComplete="off"
      />
      <p className="text-muted">{text.passwordHint}</p>
      <ReceiversFields
        connectionId={connectionId}
        peopleLabel="People to share it with"
        groupsLabel="Groups to share it with"
        chosen={chosen}
        onChange={setChosen}
      />
    </PlanDialog>
  )
}
