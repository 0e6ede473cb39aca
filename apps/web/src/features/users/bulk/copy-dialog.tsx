import { copiedParts } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Select } from '../../../ui/select.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { countUsers } from './bulk-text.ts'
import { PlanDialog } from './plan-dialog.tsx'

type Part = (typeof copiedParts)[number]
type GroupsRule = 'add' | 'match'

const partWords: Record<Part, { readonly text: string; readonly description: string }> = {
  role: { text: 'Role', description: 'The role of their own.' },
  permissions: { text: 'Permissions', description: 'What they may do, API access and DCM.' },
  settings: {
    text: 'Settings',
    description: 'Time zone, language, default worker tag and credential.',
  },
  groups: { text: 'Groups', description: 'The groups the person is in.' },
}
const groupsRules: readonly { key: GroupsRule; text: string; description: string }[] = [
  { key: 'add', text: 'Add missing groups', description: 'Nobody leaves a group.' },
  { key: 'match', text: 'Same groups', description: 'Groups the person is not in are left.' },
]

/** Makes the chosen users like one person, in the parts that are ticked. */
export function CopyDialog({ connection, count, plan, onPlan, onClose }: BulkDialogProps) {
  const [model, setModel] = useState<ServerUser>()
  const [parts, setParts] = useState<readonly Part[]>(copiedParts)
  const [groups, setGroups] = useState<GroupsRule>('add')
  const toggle = (part: Part) =>
    setParts(copiedParts.filter((each) => (each === part) !== parts.includes(each)))
  return (
    <PlanDialog
      title={`Copy from a person to ${countUsers(count)}`}
      action={`Plan the copy to ${countUsers(count)}`}
      isReady={model !== undefined && parts.length > 0}
      plan={plan}
      onPlan={() => {
        if (model) onPlan({ kind: 'copy', fromUserId: model.id, parts: [...parts], groups })
      }}
      onClose={onClose}
    >
      <PersonPicker
        label="Copy from"
        connectionId={connection.id}
        chosen={model}
        onChange={setModel}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">What to copy</legend>
        {copiedParts.map((part) => (
          <Checkbox key={part} isSelected={parts.includes(part)} onChange={() => toggle(part)}>
            <span>
              {partWords[part].text}{' '}
              <span className="text-sm text-muted">{partWords[part].description}</span>
            </span>
          </Checkbox>
        ))}
      </fieldset>
      {parts.includes('groups') && (
        <Select
          label="How groups are copied"
          items={groupsRules}
          value={groups}
          onChange={setGroups}
        />
      )}
    </PlanDialog>
  )
}
