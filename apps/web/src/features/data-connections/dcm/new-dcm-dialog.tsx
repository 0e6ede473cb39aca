import type { DcmDraft } from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import type { ChosenPerson } from '../../../people/people-field.tsx'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PlanDcm } from '../data-connections.queries.ts'
import { text } from '../data-connections-text.ts'

/** What is typed; the schemas of the three parts begin with the same word. */
const emptyDraft = {
  name: '',
  family: '',
  driver: '',
  host: '',
  userName: '',
  credentialRole: 'default',
  secretRole: 'password',
}
type Typed = typeof emptyDraft
const fields: readonly (readonly [key: keyof Typed, label: string, description?: string])[] = [
  ['name', 'Name'],
  ['family', 'Technology', 'The first word of its schemas, for example sqlserver or snowflake.'],
  ['driver', 'Driver', 'For example SQL Server.'],
  ['host', 'Host'],
]

/** A new connection for somebody, with one credential where it needs one. */
export function NewDcmDialog({
  connectionId,
  plan,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly plan: PlanDcm
  readonly onClose: () => void
}) {
  const [owner, setOwner] = useState<ChosenPerson>()
  const [typed, setTyped] = useState(emptyDraft)
  const [hasSecret, setHasSecret] = useState(true)
  const set = (key: keyof Typed) => (value: string) => setTyped({ ...typed, [key]: value })
  return (
    <PlanDialog
      title="New DCM connection"
      intro={text.nothingWritten}
      action="Plan the DCM connection"
      isReady={owner !== undefined && typed.name.trim() !== '' && typed.family.trim() !== ''}
      plan={plan}
      onPlan={() => {
        if (owner) plan.mutate({ kind: 'create', draft: toDraft(owner, typed, hasSecret) })
      }}
      onClose={onClose}
    >
      <PersonPicker
        label="Owner"
        connectionId={connectionId}
        chosen={owner}
        onChange={(user) => setOwner(user && { id: user.id, email: user.email })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map(([key, label, description]) => (
          <TextField
            key={key}
            label={label}
            description={description}
            value={typed[key]}
            onChange={set(key)}
            maxLength={255}
          />
        ))}
      </div>
      <Checkbox isSelected={hasSecret} onChange={setHasSecret}>
        It has a credential
      </Checkbox>
      {hasSecret && (
        <>
          <TextField
            label="User name"
            value={typed.userName}
            onChange={set('userName')}
            maxLength={255}
          />
          <p className="text-muted">{text.secretLater}</p>
        </>
      )}
    </PlanDialog>
  )
}

function toDraft(owner: ChosenPerson, typed: Typed, hasSecret: boolean): DcmDraft {
  const family = typed.family.trim()
  const name = typed.name.trim()
  return {
    ownerId: owner.id,
    name,
    schemaName: `${family}.connection`,
    dataSourceName: `${name} source`,
    dataSourceSchema: `${family}.datasource`,
    driver: typed.driver.trim(),
    host: typed.host.trim(),
    allowInSdks: false,
    credential: hasSecret
      ? {
          role: typed.credentialRole,
          name: typed.userName.trim() || name,
          schemaName: `${family}.password`,
          userName: typed.userName.trim(),
          secretRole: typed.secretRole,
          expiresAt: null,
        }
      : null,
  }
}
