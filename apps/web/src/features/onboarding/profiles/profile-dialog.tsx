import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { GroupNamesField } from './group-names-field.tsx'
import { useSaveJobProfile } from './job-profiles.queries.ts'
import { type ProfileDraft, toBody } from './profile-draft.ts'
import { ProfileFields } from './profile-fields.tsx'
import { text } from './profiles-text.ts'
import { ReachFields } from './reach-fields.tsx'

/** Makes or changes a job profile. */
export function ProfileDialog({
  connectionId,
  start,
  onSaved,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly start: ProfileDraft
  readonly onSaved?: () => void
  readonly onClose: () => void
}) {
  const [draft, setDraft] = useState(start)
  const save = useSaveJobProfile(connectionId, draft.id)
  const body = toBody(draft, connectionId)
  const change = (patch: Partial<ProfileDraft>) => setDraft({ ...draft, ...patch })
  const handleSave = () => {
    if (!body) return
    save.mutate(body, {
      onSuccess: () => {
        onSaved?.()
        onClose()
      },
    })
  }
  return (
    <Dialog
      isOpen
      size="large"
      title={draft.id === null ? 'New job profile' : `Edit ${start.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            isDisabled={body === undefined}
            onPress={handleSave}
          >
            {draft.id === null ? text.create : 'Save profile'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        {save.error && <ActionProblem {...toProblemText(save.error)} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => change({ name })}
            maxLength={100}
            placeholder="Viewer in Finance"
            autoComplete="off"
          />
          <TextField
            label="Description"
            isRequired={false}
            value={draft.description}
            onChange={(description) => change({ description })}
            maxLength={500}
            autoComplete="off"
          />
        </div>
        <section aria-label="Values" className="flex flex-col gap-1">
          <h3 className="font-semibold">Values</h3>
          <p className="text-sm text-muted">{text.tick}</p>
          <ProfileFields
            connectionId={connectionId}
            fields={draft.fields}
            onChange={(fields) => change({ fields })}
          />
        </section>
        <GroupNamesField
          connectionId={connectionId}
          names={draft.groups}
          onChange={(groups) => change({ groups })}
        />
        <ReachFields reach={draft.reach} onChange={(reach) => change({ reach })} />
      </div>
    </Dialog>
  )
}
