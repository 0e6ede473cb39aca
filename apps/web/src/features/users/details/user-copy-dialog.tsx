import { copiedParts } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { ValueChange } from '../../../ui/value-change.tsx'
import { PlanDialog } from '../bulk/plan-dialog.tsx'
import { type CopiedPart, type GroupsRule, toCopiedDifferences } from './copied-differences.ts'
import { useCredentialChoices } from './use-credential-choices.ts'
import type { UserDialogProps } from './user-dialogs.tsx'
import { planChanges, toFullName } from './user-page-text.ts'

const partTexts: Record<CopiedPart, string> = {
  role: 'Role',
  permissions: 'Permissions, API access and DCM',
  settings: 'Time zone, language, worker tag and credential',
  groups: 'Groups',
}
const groupsRules: readonly { key: GroupsRule; text: string; description: string }[] = [
  { key: 'add', text: 'Add missing groups', description: 'No group is left.' },
  { key: 'match', text: 'Same groups', description: 'Groups the person is not in are left.' },
]

/** Makes this user like another person, in the parts that are ticked, with the differences in sight. */
export function UserCopyDialog({ connection, details, plan, onPlan, onClose }: UserDialogProps) {
  const { user } = details
  const [model, setModel] = useState<ServerUser>()
  const [parts, setParts] = useState<readonly CopiedPart[]>(copiedParts)
  const [groups, setGroups] = useState<GroupsRule>('add')
  const { names } = useCredentialChoices(connection.id, details)
  const isSelf = model?.id === user.id
  const differences =
    model && !isSelf
      ? toCopiedDifferences({ user, model, parts, groups, credentials: names })
      : { fields: [], joined: [], left: [] }
  const count = differences.fields.length + differences.joined.length + differences.left.length
  const toggle = (part: CopiedPart) =>
    setParts(copiedParts.filter((each) => (each === part) !== parts.includes(each)))
  return (
    <PlanDialog
      title={`Copy settings to ${toFullName(user)}`}
      action={planChanges(count)}
      isReady={count > 0}
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
            {partTexts[part]}
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
      {isSelf && <Notice tone="warning">Choose somebody else: this is the person itself.</Notice>}
      {model && !isSelf && (
        <section aria-label="What differs" className="flex flex-col gap-1">
          <h3 className="text-sm font-semibold">What differs</h3>
          <CopiedList {...differences} />
        </section>
      )}
    </PlanDialog>
  )
}

function CopiedList({ fields, joined, left }: ReturnType<typeof toCopiedDifferences>) {
  if (fields.length + joined.length + left.length === 0)
    return <p className="text-muted">Nothing: in these parts they are alike.</p>
  return (
    <ul className="flex flex-col gap-0.5">
      {fields.map(({ key, ...change }) => (
        <li key={key} className="wrap-anywhere">
          <ValueChange {...change} />
        </li>
      ))}
      {joined.map((name) => (
        <li key={`joined ${name}`}>
          <ValueChange label="Joins" before={null} after={name} />
        </li>
      ))}
      {left.map((name) => (
        <li key={`left ${name}`}>
          <span className="text-muted">Leaves: </span>
          <del className="decoration-bad">{name}</del>
        </li>
      ))}
    </ul>
  )
}
