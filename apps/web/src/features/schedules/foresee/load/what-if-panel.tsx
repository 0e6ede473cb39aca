import { useState } from 'react'
import { toProblemText } from '../../../../api/problem-text.ts'
import { ActionProblem } from '../../../../ui/action-problem.tsx'
import { Button } from '../../../../ui/button.tsx'
import { FilterChip } from '../../../../ui/filter-chip.tsx'
import { NumberField } from '../../../../ui/number-field.tsx'
import { Panel } from '../../../../ui/page.tsx'
import type { Sight } from '../sight.ts'
import { AddMove } from './add-move.tsx'
import { loadText } from './load-text.ts'
import { MoveList } from './move-list.tsx'
import { PeakTable } from './peak-table.tsx'
import { PlanMoves } from './plan-moves.tsx'
import type { WhatIf } from './use-what-if.ts'

/** Two hours: a report that is read in the morning still is. */
const usualFurthest = 120
const furthest = 720

/** Tries moves: chosen by hand or proposed, the peaks before and after, and the way to a plan. */
export function WhatIfPanel({
  sight,
  whatIf,
  canPlan,
}: {
  readonly sight: Sight
  readonly whatIf: WhatIf
  readonly canPlan: boolean
}) {
  const [maxMinutes, setMaxMinutes] = useState(usualFurthest)
  const { error, fixed, isNothingProposed, isProposing, loads, moves } = whatIf
  return (
    <Panel label="What if">
      <div className="flex flex-col gap-4 p-3">
        <p className="text-muted">{loadText.intro}</p>
        <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
          <div className="flex flex-wrap items-end gap-3">
            <NumberField
              label={loadText.furthest}
              value={maxMinutes}
              minValue={1}
              maxValue={furthest}
              onChange={setMaxMinutes}
            />
            <Button
              variant={moves.length === 0 ? 'primary' : 'secondary'}
              isPending={isProposing}
              onPress={() => whatIf.propose(maxMinutes)}
            >
              {moves.length === 0 ? loadText.propose : loadText.proposeAgain}
            </Button>
          </div>
          <AddMove sight={sight} onAdd={whatIf.put} />
        </div>
        {fixed.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {fixed.map(({ name, scheduleId }) => (
              <FilterChip
                key={scheduleId}
                label={loadText.staysLabel}
                text={name}
                onRemove={() => whatIf.release(scheduleId)}
              />
            ))}
          </div>
        )}
        {error && <ActionProblem {...toProblemText(error)} />}
        {moves.length === 0 ? (
          <p role="status" className="text-muted">
            {isNothingProposed ? loadText.nothingProposed : loadText.noMoves}
          </p>
        ) : (
          <>
            {loads.before && loads.after && (
              <PeakTable before={loads.before} after={loads.after} zone={sight.zone} />
            )}
            {canPlan && <PlanMoves sight={sight} moves={moves} onClear={whatIf.clear} />}
            <MoveList sight={sight} whatIf={whatIf} />
          </>
        )}
      </div>
    </Panel>
  )
}
