import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { usePlanGroups } from '../user-groups.queries.ts'
import { countMemberships, text } from '../user-groups-text.ts'
import { type DriftGroup, isOverCap, sumDrift, toAddedCells, toShare } from './drift.ts'

const modes = [
  { key: 'add', text: text.addOnly, description: text.addOnlyText },
  { key: 'match', text: text.match, description: text.matchText },
] as const
/** Removals that a file may ask for unless somebody raises it, in percent. */
const usualCap = 10
/** Memberships that one plan of additions may hold. */
const mostAdded = 10_000

function isPercent(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100
}

/** How the file is meant, and the plan. */
export function DriftForm({
  connectionId,
  groups,
}: {
  readonly connectionId: ConnectionId
  readonly groups: readonly DriftGroup[]
}) {
  const [mode, setMode] = useState<'add' | 'match'>('add')
  const [capText, setCapText] = useState(String(usualCap))
  const plan = usePlanGroups(connectionId)
  const sum = sumDrift(groups)
  const cap = Number(capText)
  const isCap = isPercent(capText)
  const isMatch = mode === 'match'
  const isOver = isMatch && isCap && isOverCap(groups, cap)
  const isTooMany = !isMatch && sum.missing > mostAdded
  const isBlocked = isTooMany || isOver || (isMatch && !isCap)
  const count = sum.missing + (isMatch ? sum.surplus : 0)
  const makePlan = () =>
    plan.mutate(
      isMatch
        ? {
            kind: 'match',
            groups: groups.map(({ groupId, wanted }) => ({ groupId, memberIds: wanted })),
            removalCapPercent: cap,
          }
        : { kind: 'matrix', cells: toAddedCells(groups) },
    )
  return (
    <Panel label="How the file is meant">
      <div className="flex flex-col gap-4 p-4">
        <h2 className="text-lg font-semibold">How the file is meant</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select label="Mode" items={modes} value={mode} onChange={setMode} />
          {isMatch && (
            <TextField
              label={text.cap}
              description={text.capText}
              inputMode="numeric"
              value={capText}
              onChange={setCapText}
              error={isCap ? undefined : 'Type a whole number from 0 to 100.'}
            />
          )}
        </div>
        <p>{toSumText(sum, isMatch)}</p>
        {isOver && (
          <Notice tone="warning" isAlert>
            The file would remove {formatCount(sum.surplus)} of {countMemberships(sum.present)},
            which is {toShare(sum)} %, and at most {cap} % are allowed. Look whether it is complete,
            or raise the limit.
          </Notice>
        )}
        {isTooMany && <TooMany />}
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
        <div>
          <Button
            variant="primary"
            isDisabled={count === 0 || isBlocked}
            isPending={plan.isPending}
            onPress={makePlan}
          >
            {count === 0
              ? 'Nothing to change'
              : `Plan ${formatCounted(count, 'change', 'changes')}`}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function toSumText({ missing, surplus }: ReturnType<typeof sumDrift>, isMatch: boolean): string {
  const added = `That is ${formatCount(missing)} to add`
  return isMatch
    ? `${text.matchText} ${added} and ${formatCount(surplus)} to remove.`
    : `${text.addOnlyText} ${added}.`
}

function TooMany() {
  return (
    <Notice tone="warning" isAlert>
      One plan adds at most {formatCount(mostAdded)} memberships. Split the file.
    </Notice>
  )
}
