import type { UserGroupId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Plus, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { allGroupsQuery } from '../../../people/people.queries.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { PlanDialog } from '../bulk/plan-dialog.tsx'
import type { UserDialogProps } from './user-dialogs.tsx'
import { planChanges, text, toFullName } from './user-page-text.ts'

/** The groups of one user as chips: taken away and added here, written by the plan. */
export function UserGroupsDialog({ connection, details, plan, onPlan, onClose }: UserDialogProps) {
  const { user } = details
  const { data: groups = [], error } = useQuery(allGroupsQuery(connection.id))
  const present = user.groups.map(({ id }) => id)
  const [wanted, setWanted] = useState<readonly UserGroupId[]>(present)
  const added = wanted.filter((id) => !present.includes(id))
  const removed = user.groups.filter(({ id }) => !wanted.includes(id))
  const nameOf = (id: UserGroupId) =>
    [...user.groups, ...groups].find((group) => group.id === id)?.name ?? id
  const kept = user.groups.filter(({ id }) => wanted.includes(id))
  const remove = (id: UserGroupId) => setWanted(wanted.filter((other) => other !== id))
  const count = added.length + removed.length
  return (
    <PlanDialog
      title={`Groups of ${toFullName(user)}`}
      action={planChanges(count)}
      isReady={count > 0}
      plan={plan}
      onPlan={() => onPlan({ kind: 'groups', add: added, remove: removed.map(({ id }) => id) })}
      onClose={onClose}
    >
      <Chips title="Stays in" empty={text.noGroups}>
        {kept.map(({ id, name }) => (
          <FilterChip key={id} label="Group" text={name} onRemove={() => remove(id)} />
        ))}
      </Chips>
      {added.length > 0 && (
        <Chips title="Is added to">
          {added.map((id) => (
            <FilterChip key={id} label="New" text={nameOf(id)} onRemove={() => remove(id)} />
          ))}
        </Chips>
      )}
      {removed.length > 0 && (
        <Chips title="Is taken out of">
          {removed.map(({ id, name }) => (
            <Button
              key={id}
              size="small"
              icon={Undo2}
              aria-label={`Stay in ${name}`}
              onPress={() => setWanted([...wanted, id])}
            >
              <del>{name}</del>
            </Button>
          ))}
        </Chips>
      )}
      <div>
        <ChoiceMenu<UserGroupId>
          label="Choose groups"
          icon={Plus}
          isCountShown={false}
          choices={groups.map(({ id, name }) => ({ key: id, text: name }))}
          chosen={wanted}
          onChange={setWanted}
        />
      </div>
      {error && <ActionProblem {...toProblemText(error)} />}
    </PlanDialog>
  )
}

function Chips({
  title,
  empty,
  children,
}: {
  readonly title: string
  readonly empty?: string
  readonly children: readonly ReactNode[]
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children.length === 0 ? (
        <p className="text-sm text-muted">{empty}</p>
      ) : (
        <div className="flex flex-wrap gap-2">{children}</div>
      )}
    </section>
  )
}
