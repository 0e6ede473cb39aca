import type { SheetId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { onboardingQueries } from './onboarding.queries.ts'
import { toRemovalWords, truthRules, truthText } from './onboarding-text.ts'
import { isOverCap, isTruth, type SheetChoices, toCap } from './sheet-choices.ts'

/** Whether the file is the truth for memberships, and what that would take away. */
export function TruthForm({
  sheetId,
  choices,
  refusal,
  onChange,
}: {
  readonly sheetId: SheetId
  readonly choices: SheetChoices
  /** Why no plan was made: over the limit. */
  readonly refusal: Error | null
  readonly onChange: (patch: Partial<SheetChoices>) => void
}) {
  const isCapFaulty = toCap(choices) === undefined
  return (
    <Panel label={truthText.title}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">{truthText.title}</h2>
        <p className="text-muted">{truthText.about}</p>
        <Checkbox isSelected={choices.people} onChange={(people) => onChange({ people })}>
          {truthText.people}
        </Checkbox>
        <Checkbox isSelected={choices.groups} onChange={(groups) => onChange({ groups })}>
          {truthText.groups}
        </Checkbox>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm text-muted">
          {truthRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {isTruth(choices) && (
          <>
            <div className="max-w-72">
              <TextField
                label={truthText.cap}
                description={truthText.capAbout}
                inputMode="numeric"
                value={choices.cap}
                onChange={(cap) => onChange({ cap })}
                error={isCapFaulty ? truthText.capFaulty : undefined}
              />
            </div>
            <RemovalCount sheetId={sheetId} choices={choices} />
          </>
        )}
        {refusal && <ActionProblem {...toProblemText(refusal)} />}
      </div>
    </Panel>
  )
}

function RemovalCount({
  sheetId,
  choices,
}: {
  readonly sheetId: SheetId
  readonly choices: SheetChoices
}) {
  const { data, error, isFetching } = useQuery(onboardingQueries.removals(sheetId, choices))
  const cap = toCap(choices)
  if (error) return <ActionProblem {...toProblemText(error)} />
  if (!data) return <p role="status">{truthText.counting}</p>
  const words = toRemovalWords(data, cap)
  const isOver = cap !== undefined && isOverCap(data, cap)
  return (
    <div role="status" aria-busy={isFetching}>
      {isOver ? (
        <Notice tone="bad">
          <strong>{words}</strong> {truthText.overCap}
        </Notice>
      ) : (
        <Notice tone={data.removed > 0 ? 'warning' : 'info'}>{words}</Notice>
      )}
    </div>
  )
}
