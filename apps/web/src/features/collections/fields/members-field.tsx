import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { Connection } from '@curator/console-contract/connections'
import { type ChosenGroup, GroupsField } from '../../../memberships/groups-field.tsx'
import { type ChosenPerson, PeopleField } from '../../../people/people-field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { text } from '../collections-text.ts'
import { toSids } from './sids.ts'

/** Who is chosen, as people, groups and SIDs of the directory service. */
type MembersDraft = {
  readonly people: readonly ChosenPerson[]
  readonly groups: readonly ChosenGroup[]
  readonly sids: string
}
export const nobody: MembersDraft = { people: [], groups: [], sids: '' }

/** The chosen members as the wire names them. */
export function toMemberRefs({ groups, people, sids }: MembersDraft): MemberRef[] {
  return [
    ...people.map(({ id }) => ({ kind: 'user' as const, id })),
    ...groups.map(({ id }) => ({ kind: 'group' as const, id })),
    ...toSids(sids).map((id) => ({ kind: 'directory' as const, id })),
  ]
}

/** Chooses members: people by search, paste or file; groups by name; SIDs where people sign in with Windows. */
export function MembersField({
  connection,
  value,
  onChange,
}: {
  readonly connection: Connection
  readonly value: MembersDraft
  readonly onChange: (draft: MembersDraft) => void
}) {
  return (
    <>
      <PeopleField
        label="People"
        connectionId={connection.id}
        people={value.people}
        onChange={(people) => onChange({ ...value, people })}
      />
      <GroupsField
        label="Groups"
        connectionId={connection.id}
        groups={value.groups}
        onChange={(groups) => onChange({ ...value, groups })}
      />
      {connection.signIn === 'windows' && (
        <TextArea
          label="SIDs of the directory, one per line"
          description={text.sidHint}
          rows={2}
          value={value.sids}
          onChange={(sids) => onChange({ ...value, sids })}
        />
      )}
    </>
  )
}
