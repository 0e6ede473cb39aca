import type { Credential } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { listReceivers, noReceivers, ReceiversFields } from '../../memberships/receivers-fields.tsx'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { credentialQueries, type PlanCredentials } from './credentials.queries.ts'
import { countCredentials, nameCredentials, text } from './credentials-text.ts'

export interface CredentialDialogProps {
  readonly connectionId: ConnectionId
  readonly credentials: readonly Credential[]
  readonly plan: PlanCredentials
  readonly onClose: () => void
}

/** Shares credentials with people and groups, or takes them away. */
export function SharesDialog({
  connectionId,
  credentials,
  kind,
  plan,
  onClose,
}: CredentialDialogProps & { readonly kind: 'share' | 'unshare' }) {
  const [chosen, setChosen] = useState(noReceivers)
  const receivers = listReceivers(chosen)
  const count = receivers.length * credentials.length
  const isShare = kind === 'share'
  return (
    <PlanDialog
      title={`${isShare ? 'Share' : 'Take away'} ${nameCredentials(credentials)}`}
      intro={text.nothingWritten}
      action={`${isShare ? 'Plan' : 'Plan to end'} ${count} ${count === 1 ? 'share' : 'shares'}`}
      isReady={receivers.length > 0}
      plan={plan}
      onPlan={() => plan.mutate({ credentials, action: { kind, receivers } })}
      onClose={onClose}
    >
      <ReceiversFields
        connectionId={connectionId}
        peopleLabel={isShare ? 'People to share with' : 'People to take it from'}
        groupsLabel={isShare ? 'Groups to share with' : 'Groups to take it from'}
        chosen={chosen}
        onChange={setChosen}
      />
    </PlanDialog>
  )
}

/** Plans another password: it is typed when the run is started, not here. */
export function PasswordDialog({ credentials, plan, onClose }: CredentialDialogProps) {
  const uses = credentials.reduce((sum, { useCount }) => sum + useCount, 0)
  return (
    <PlanDialog
      title={`Change the password of ${nameCredentials(credentials)}`}
      intro={text.nothingWritten}
      action={`Plan the password of ${countCredentials(credentials.length)}`}
      plan={plan}
      onPlan={() => plan.mutate({ credentials, action: { kind: 'password' } })}
      onClose={onClose}
    >
      <p>{text.passwordHint}</p>
      <p>{text.passwordUses(uses)}</p>
    </PlanDialog>
  )
}

export function DeleteDialog({ credentials, plan, onClose }: CredentialDialogProps) {
  return (
    <PlanDialog
      title={`Delete ${nameCredentials(credentials)}`}
      intro={text.nothingWritten}
      action={`Plan the deletion of ${countCredentials(credentials.length)}`}
      isDanger
      plan={plan}
      onPlan={() => plan.mutate({ credentials, action: { kind: 'delete' } })}
      onClose={onClose}
    >
      <p>{text.deleteHint}</p>
      <ul className="list-disc pl-5">
        {credentials
          .slice(0, mostNamed)
          .map(({ groupCount, id, useCount, userCount, userName }) => (
            <li key={id} className="wrap-anywhere">
              <strong>{userName}</strong>: {userCount} people, {groupCount} groups, {useCount} uses
            </li>
          ))}
      </ul>
    </PlanDialog>
  )
}

/** Credentials that a dialog names one by one. */
const mostNamed = 20

/** Puts another credential in the place of the chosen ones. */
export function SwapDialog({ connectionId, credentials, plan, onClose }: CredentialDialogProps) {
  const { data = [], error } = useQuery(credentialQueries.all(connectionId))
  const [typed, setTyped] = useState('')
  const [intoId, setIntoId] = useState<string | null>(null)
  const [schedules, setSchedules] = useState(true)
  const [defaults, setDefaults] = useState(false)
  const free = data.filter(({ id }) => !credentials.some((chosen) => chosen.id === id))
  const into = free.find(({ id }) => id === intoId)
  return (
    <PlanDialog
      title={`Use another credential in place of ${nameCredentials(credentials)}`}
      intro={text.nothingWritten}
      action="Plan the swap"
      isReady={into !== undefined && (schedules || defaults)}
      plan={plan}
      onPlan={() => {
        if (!into) return
        const action = { kind: 'swap', intoCredentialId: into.id, schedules, defaults } as const
        plan.mutate({ credentials, action })
      }}
      onClose={onClose}
    >
      <p>{text.swapHint}</p>
      <ComboBox
        label="Credential to use from now on"
        items={free.map(({ id, userName }) => ({ key: id, text: userName }))}
        value={intoId}
        text={typed}
        onTextChange={(next) => {
          setTyped(next)
          if (next !== into?.userName) setIntoId(null)
        }}
        onChange={setIntoId}
        emptyText="No credential matches."
        error={error ? toProblemText(error).title : undefined}
      />
      <Checkbox isSelected={schedules} onChange={setSchedules}>
        In schedules
      </Checkbox>
      <Checkbox isSelected={defaults} onChange={setDefaults}>
        As people’s default
      </Checkbox>
    </PlanDialog>
  )
}
