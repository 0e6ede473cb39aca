import type { ConnectionId, StudioId } from '@curator/console-contract/ids'
import type { Studio } from '@curator/console-contract/studios'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countPeople } from '../../people/count-people.ts'
import { type ChosenPerson, PeopleField } from '../../people/people-field.tsx'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CredentialField } from './studio-settings.tsx'
import { type PlanStudios, studioQueries } from './studios.queries.ts'
import { countStudios, nameStudios, text } from './studios-text.ts'

type Shared = {
  readonly connectionId: ConnectionId
  readonly plan: PlanStudios
  readonly onClose: () => void
}

/** A new studio, with its first people. */
export function NewStudioDialog({ connectionId, plan, onClose }: Shared) {
  const [name, setName] = useState('')
  const [credentialId, setCredentialId] = useState('')
  const [canShareSchedules, setCanShare] = useState(false)
  const [people, setPeople] = useState<readonly ChosenPerson[]>([])
  return (
    <PlanDialog
      title={text.newStudio}
      intro={text.nothingWritten}
      action="Plan the studio"
      isReady={name.trim() !== ''}
      plan={plan}
      onPlan={() =>
        plan.mutate({
          kind: 'create',
          name: name.trim(),
          credentialId,
          canShareSchedules,
          userIds: people.map(({ id }) => id),
        })
      }
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
      <CredentialField
        connectionId={connectionId}
        value={credentialId}
        onChange={(value) => setCredentialId(value ?? '')}
      />
      <Checkbox isSelected={canShareSchedules} onChange={setCanShare}>
        Its people may share schedules
      </Checkbox>
      <PeopleField
        label="People to move into it"
        connectionId={connectionId}
        people={people}
        onChange={setPeople}
      />
    </PlanDialog>
  )
}

/** Moves people into a studio that is known, from wherever they are. */
export function MoveInDialog({
  connectionId,
  studio,
  plan,
  onClose,
}: Shared & { readonly studio: Studio }) {
  const [people, setPeople] = useState<readonly ChosenPerson[]>([])
  const userIds = people.map(({ id }) => id)
  return (
    <PlanDialog
      title={`Move people into “${studio.name}”`}
      intro={text.nothingWritten}
      action={`Plan to move ${countPeople(userIds.length)}`}
      isReady={userIds.length > 0}
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'move', studioId: studio.id, userIds })}
      onClose={onClose}
    >
      <p>{text.intro}</p>
      <PeopleField
        label="People to move"
        connectionId={connectionId}
        people={people}
        onChange={setPeople}
      />
    </PlanDialog>
  )
}

/** Moves chosen people of one studio into another. */
export function MoveOutDialog({
  connectionId,
  studio,
  people,
  plan,
  onClose,
}: Shared & { readonly studio: Studio; readonly people: readonly ChosenPerson[] }) {
  const studios = useQuery(studioQueries.all(connectionId)).data ?? []
  const [target, setTarget] = useState<StudioId | null>(null)
  return (
    <PlanDialog
      title={`Move ${countPeople(people.length)} out of “${studio.name}”`}
      intro={text.nothingWritten}
      action={`Plan to move ${countPeople(people.length)}`}
      isReady={target !== null}
      plan={plan}
      onPlan={() => {
        if (target)
          plan.mutate({ kind: 'move', studioId: target, userIds: people.map(({ id }) => id) })
      }}
      onClose={onClose}
    >
      <p>{text.intro}</p>
      <Select
        label="Studio they go into"
        items={studios
          .filter(({ id }) => id !== studio.id)
          .map(({ id, name }) => ({ key: id, text: name }))}
        value={target}
        onChange={setTarget}
      />
    </PlanDialog>
  )
}

export function DeleteStudiosDialog({
  studios,
  plan,
  onClose,
}: Omit<Shared, 'connectionId'> & { readonly studios: readonly Studio[] }) {
  return (
    <PlanDialog
      title={`Delete ${nameStudios(studios)}`}
      intro={text.nothingWritten}
      action={`Plan the deletion of ${countStudios(studios.length)}`}
      isDanger
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'delete', studioIds: studios.map(({ id }) => id) })}
      onClose={onClose}
    >
      <Notice tone="warning">{text.noDelete}</Notice>
    </PlanDialog>
  )
}
