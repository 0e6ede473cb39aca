import type { ConnectionId } from '@curator/console-contract/ids'
import { type ChosenPerson, PeopleField } from '../people/people-field.tsx'
import { type ChosenGroup, GroupsField } from './groups-field.tsx'

export interface Receivers {
  readonly people: readonly ChosenPerson[]
  readonly groups: readonly ChosenGroup[]
}

export const noReceivers: Receivers = { people: [], groups: [] }

/** As the wire wants them. */
export const listReceivers = ({ groups, people }: Receivers) => [
  ...people.map(({ id }) => ({ kind: 'user' as const, id: id as string })),
  ...groups.map(({ id }) => ({ kind: 'group' as const, id: id as string })),
]

/** Chooses people and groups that something is shared with. */
export function ReceiversFields({
  connectionId,
  peopleLabel,
  groupsLabel,
  chosen,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly peopleLabel: string
  readonly groupsLabel: string
  readonly chosen: Receivers
  readonly onChange: (chosen: Receivers) => void
}) {
  return (
    <>
      <PeopleField
        label={peopleLabel}
        connectionId={connectionId}
        people={chosen.people}
        onChange={(people) => onChange({ ...chosen, people })}
      />
      <GroupsField
        label={groupsLabel}
        connectionId={connectionId}
        groups={chosen.groups}
        onChange={(groups) => onChange({ ...chosen, groups })}
      />
    </>
  )
}
