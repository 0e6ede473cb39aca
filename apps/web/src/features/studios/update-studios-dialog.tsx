import type { ConnectionId } from '@curator/console-contract/ids'
import type { Studio } from '@curator/console-contract/studios'
import { useState } from 'react'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CredentialField, ShareSchedulesField } from './studio-settings.tsx'
import type { PlanStudios } from './studios.queries.ts'
import { countStudios, nameStudios, text } from './studios-text.ts'

/** Name (of one), credential, and what its people may do; what is not chosen stays as it is in each. */
export function UpdateStudiosDialog({
  connectionId,
  studios,
  plan,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly studios: readonly Studio[]
  readonly plan: PlanStudios
  readonly onClose: () => void
}) {
  const [only] = studios.length === 1 ? studios : []
  const [name, setName] = useState(only?.name ?? '')
  const [credentialId, setCredentialId] = useState<string | undefined>()
  const [canShareSchedules, setCanShare] = useState<boolean | undefined>()
  const isRenamed = only !== undefined && name.trim() !== only.name
  const isChanged = isRenamed || credentialId !== undefined || canShareSchedules !== undefined
  return (
    <PlanDialog
      title={`Change ${nameStudios(studios)}`}
      intro={text.nothingWritten}
      action={`Plan the change of ${countStudios(studios.length)}`}
      isReady={isChanged && (only === undefined || name.trim() !== '')}
      plan={plan}
      onPlan={() =>
        plan.mutate({
          kind: 'update',
          studioIds: studios.map(({ id }) => id),
          ...(isRenamed ? { name: name.trim() } : {}),
          ...(credentialId === undefined ? {} : { credentialId }),
          ...(canShareSchedules === undefined ? {} : { canShareSchedules }),
        })
      }
      onClose={onClose}
    >
      {only && <TextField label="Name" value={name} onChange={setName} maxLength={255} />}
      <CredentialField
        connectionId={connectionId}
        value={credentialId}
        mayStay
        onChange={setCredentialId}
      />
      <ShareSchedulesField value={canShareSchedules} onChange={setCanShare} />
    </PlanDialog>
  )
}
