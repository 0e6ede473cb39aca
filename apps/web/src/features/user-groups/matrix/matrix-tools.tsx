import type { ConnectionId, UserGroupId, UserId } from '@curator/console-contract/ids'
import { useMutation, useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCount } from '../../../lib/format-count.ts'
import { allGroupsQuery } from '../../../people/people.queries.ts'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { readMembers } from '../user-groups.queries.ts'

type Choice = {
  readonly userIds?: readonly UserId[]
  readonly groupIds?: readonly UserGroupId[]
}

/** Chooses the rows and columns of the matrix. */
export function MatrixTools({
  connectionId,
  userIds,
  groupIds,
  mostPeople,
  mostGroups,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly userIds: readonly UserId[]
  readonly groupIds: readonly UserGroupId[]
  readonly mostPeople: number
  readonly mostGroups: number
  readonly onChange: (choice: Choice) => void
}) {
  const [round, setRound] = useState(0)
  const [groupText, setGroupText] = useState('')
  const [isCut, setIsCut] = useState(false)
  const groups = useQuery(allGroupsQuery(connectionId)).data ?? []
  const addPeople = (more: readonly UserId[]) => {
    const all = [...new Set([...userIds, ...more])]
    setIsCut(all.length > mostPeople)
    onChange({ userIds: all.slice(0, mostPeople) })
  }
  const members = useMutation({
    mutationFn: (groupId: UserGroupId) => readMembers(connectionId, groupId, {}, mostPeople + 1),
    onSuccess: (users) => addPeople(users.map(({ id }) => id)),
  })
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_auto]">
        {/* New fields after each choice: one that is emptied while it holds the focus opens its list again. */}
        <PersonPicker
          key={`person ${round}`}
          label="Add a person"
          connectionId={connectionId}
          chosen={undefined}
          onChange={(user) => {
            if (!user) return
            addPeople([user.id])
            setRound(round + 1)
          }}
        />
        <ComboBox
          key={`group ${round}`}
          label="Add the members of a group"
          items={groups.map(({ id, memberCount, name }) => ({
            key: id,
            text: name,
            description: `${formatCount(memberCount)} members`,
          }))}
          value={null}
          text={groupText}
          onTextChange={setGroupText}
          onChange={(key) => {
            const group = groups.find(({ id }) => id === key)
            if (!group) return
            members.mutate(group.id)
            setGroupText('')
            setRound(round + 1)
          }}
        />
        <div className="flex flex-wrap gap-2">
          <ChoiceMenu<UserGroupId>
            label="Groups"
            name="Groups of the matrix"
            choices={groups.map(({ id, name }) => ({
              key: id,
              text: name,
              isDisabled: groupIds.length >= mostGroups && !groupIds.includes(id),
            }))}
            chosen={groupIds}
            onChange={(chosen) => onChange({ groupIds: chosen.slice(0, mostGroups) })}
          />
          {userIds.length > 0 && (
            <Button variant="quiet" icon={X} onPress={() => onChange({ userIds: [] })}>
              Take all people off
            </Button>
          )}
        </div>
      </div>
      {members.error && <ActionProblem {...toProblemText(members.error)} />}
      {isCut && (
        <Notice tone="warning">
          The matrix holds {mostPeople} people. The others were left out; plan these first, or use a
          file.
        </Notice>
      )}
    </div>
  )
}
