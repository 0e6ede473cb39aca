import { useState } from 'react'
import { toProblemText } from '../../../../api/problem-text.ts'
import { ActionProblem } from '../../../../ui/action-problem.tsx'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox } from '../../../../ui/checkbox.tsx'
import { usePlanSchedules } from '../../schedules.queries.ts'
import { text } from '../../schedules-text.ts'
import type { Sight } from '../sight.ts'
import { loadText, planMoves } from './load-text.ts'
import type { TriedMove } from './use-what-if.ts'

/** Makes a plan of the moves. Most rules are only inferred, so it is said beforehand what happens to those. */
export function PlanMoves({
  sight: { connection },
  moves,
  onClear,
}: {
  readonly sight: Sight
  readonly moves: readonly TriedMove[]
  readonly onClear: () => void
}) {
  const [acceptInferred, setAccept] = useState(false)
  const plan = usePlanSchedules(connection.id)
  const wanted = moves.filter(({ minutes }) => minutes !== 0)
  const save = () =>
    plan.mutate({
      action: {
        kind: 'retime',
        acceptInferred,
        moves: wanted.map(({ minutes, scheduleId }) => ({ minutes, scheduleId })),
      },
    })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <Checkbox isSelected={acceptInferred} onChange={setAccept}>
          {text.acceptInferred}
        </Checkbox>
        <p className="ml-6 text-sm text-muted">
          {text.inferredHint} {text.unknownLeftOut}
        </p>
      </div>
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          isDisabled={wanted.length === 0}
          isPending={plan.isPending}
          onPress={save}
        >
          {planMoves(wanted.length)}
        </Button>
        <Button onPress={onClear}>{loadText.clear}</Button>
      </div>
    </div>
  )
}
