import type { ConnectionId, UserGroupId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { allGroupsQuery } from '../../../people/people.queries.ts'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { countUsers } from './bulk-text.ts'
import { PlanDialog } from './plan-dialog.tsx'

/** Puts the chosen users into groups and takes them out of others. */
export function GroupsDialog({ connection, count, plan, onPlan, onClose }: BulkDialogProps) {
  const [add, setAdd] = useState<UserGroupId[]>([])
  const [remove, setRemove] = useState<UserGroupId[]>([])
  return (
    <PlanDialog
      title={`Groups of ${countUsers(count)}`}
      action={`Plan the groups of ${countUsers(count)}`}
      isReady={add.length + remove.length > 0}
      plan={plan}
      onPlan={() => onPlan({ kind: 'groups', add, remove })}
      onClose={onClose}
    >
      <GroupChoice
        title="Add to"
        connectionId={connection.id}
        chosen={add}
        taken={remove}
        onChange={setAdd}
      />
      <GroupChoice
        title="Remove from"
        connectionId={connection.id}
        chosen={remove}
        taken={add}
        onChange={setRemove}
      />
    </PlanDialog>
  )
}

function GroupChoice({
  title,
  connectionId,
  chosen,
  taken,
  onChange,
}: {
  readonly title: string
  readonly connectionId: ConnectionId
  readonly chosen: readonly UserGroupId[]
  /** Groups of the other choice: nobody is added to and removed from the same group. */
  readonly taken: readonly UserGroupId[]
  readonly onChange: (chosen: UserGroupId[]) => void
}) {
  const groups = useQuery(allGroupsQuery(connectionId)).data ?? []
  const nameOf = (id: UserGroupId) => groups.find((group) => group.id === id)?.name ?? id
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <div className="flex flex-wrap items-center gap-2">
        {chosen.map((id) => (
          <FilterChip
            key={id}
            label={title}
            text={nameOf(id)}
            onRemove={() => onChange(chosen.filter((other) => other !== id))}
          />
        ))}
        <ChoiceMenu<UserGroupId>
          label="Choose groups"
          name={`${title}: choose groups`}
          icon={Plus}
          isCountShown={false}
          choices={groups
            .filter(({ id }) => !taken.includes(id))
            .map(({ id, name }) => ({ key: id, text: name }))}
          chosen={chosen}
          onChange={onChange}
        />
      </div>
    </section>
  )
}
