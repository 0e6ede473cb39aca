import type { Connection } from '@curator/console-contract/connections'
import type { UserId } from '@curator/console-contract/ids'
import { copiedParts, copiedReach } from '@curator/console-contract/user-plans'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'
import { PersonPicker } from '../../people/person-picker.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { offboardingQueries, usePlanUsers } from './offboarding.queries.ts'
import type { OffboardingTabProps } from './offboarding-props.ts'
import { text, toOwnedWords } from './offboarding-text.ts'

/** Puts a person beside a model user and plans the difference. */
export function MoversTab({ connection, search, onChange }: OffboardingTabProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{text.moversDescription}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:max-w-4xl">
        <AddressPicker
          label="Who moves"
          connection={connection}
          id={search.person}
          onChange={(person) => onChange({ person })}
        />
        <AddressPicker
          label="Model user"
          connection={connection}
          id={search.model}
          onChange={(model) => onChange({ model })}
        />
      </div>
      {search.person && search.person === search.model && (
        <Notice tone="warning">Choose two different people.</Notice>
      )}
      {search.person && search.model && search.person !== search.model && (
        <Compared connection={connection} userId={search.person} modelId={search.model} />
      )}
    </div>
  )
}

/** A picker whose person stands in the address. */
function AddressPicker({
  label,
  connection,
  id,
  onChange,
}: {
  readonly label: string
  readonly connection: Connection
  readonly id: UserId | undefined
  readonly onChange: (id: UserId | undefined) => void
}) {
  const { data } = useQuery({
    ...offboardingQueries.person(connection.id, id ?? ('' as UserId)),
    enabled: id !== undefined,
  })
  const chosen = data && data.id === id ? data : undefined
  return (
    <PersonPicker
      key={chosen?.id ?? ''}
      label={label}
      connectionId={connection.id}
      chosen={chosen}
      onChange={(user) => onChange(user?.id)}
    />
  )
}

function Compared({
  connection,
  userId,
  modelId,
}: {
  readonly connection: Connection
  readonly userId: UserId
  readonly modelId: UserId
}) {
  const { data, error, refetch } = useQuery(
    offboardingQueries.comparison(connection.id, userId, modelId),
  )
  const canPlan = usePermission('plans.write')
  if (error) return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={8} label="Comparing" />
  const owned = data.owned.workflows + data.owned.schedules + data.owned.collections
  return (
    <div className="flex flex-col gap-4">
      <ComparisonTable comparison={data} />
      {owned > 0 && (
        <Notice
          tone="info"
          action={
            <LinkButton to={paths.offboarding(connection.id, [userId])}>Hand it over</LinkButton>
          }
        >
          {data.person.name} owns {toOwnedWords(data.owned)}. If that stays with the old work, hand
          it over and choose to leave the account as it is.
        </Notice>
      )}
      {canPlan ? (
        <CopyForm connection={connection} userId={userId} modelId={modelId} />
      ) : (
        <Notice tone="info">{text.noPlan}</Notice>
      )}
    </div>
  )
}

const allParts = [...copiedParts, ...copiedReach] as const
type Part = (typeof allParts)[number]
const partTexts: Record<Part, string> = {
  role: 'Role',
  permissions: 'Permissions, API access and DCM',
  settings: 'Time zone, language, worker tag and credential',
  groups: 'Groups',
  collections: 'Collections, with rights and expiry',
  credentials: 'Shared credentials',
  dataConnections: 'Shared data connections',
}
/** Parts of which the person may have more than the model. */
const ruledParts: readonly Part[] = ['groups', ...copiedReach]
const groupRules = [
  { key: 'match', text: 'The same as the model', description: 'What the model lacks is left.' },
  { key: 'add', text: 'Add what is missing', description: 'Nothing is left.' },
] as const

function CopyForm({
  connection,
  userId,
  modelId,
}: {
  readonly connection: Connection
  readonly userId: UserId
  readonly modelId: UserId
}) {
  const [parts, setParts] = useState<readonly Part[]>(allParts)
  const [groups, setGroups] = useState<'add' | 'match'>('match')
  const plan = usePlanUsers(connection.id)
  const toggle = (part: Part) =>
    setParts(allParts.filter((each) => (each === part) !== parts.includes(each)))
  return (
    <Panel label="Give the person the same">
      <div className="flex flex-col gap-4 p-4">
        <h2 className="text-lg font-semibold">Give the person the same</h2>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">What to take over</legend>
          {allParts.map((part) => (
            <Checkbox key={part} isSelected={parts.includes(part)} onChange={() => toggle(part)}>
              {partTexts[part]}
            </Checkbox>
          ))}
        </fieldset>
        {ruledParts.some((part) => parts.includes(part)) && (
          <div className="max-w-md">
            <Select
              label="How groups, collections and shares are taken over"
              items={groupRules}
              value={groups}
              onChange={setGroups}
            />
          </div>
        )}
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
        <div>
          <Button
            variant="primary"
            isDisabled={parts.length === 0}
            isPending={plan.isPending}
            onPress={() =>
              plan.mutate({
                userId,
                action: { kind: 'copy', fromUserId: modelId, parts: [...parts], groups },
              })
            }
          >
            Plan the difference
          </Button>
        </div>
      </div>
    </Panel>
  )
}
