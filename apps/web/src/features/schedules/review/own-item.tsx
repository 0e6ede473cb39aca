import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { fromLocalInput, toLocalInput } from '../../../lib/local-instant.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { ownerDecisions, toAnswer, toAnswerDraft, toAnswerText } from './decision-choices.ts'
import { ItemFacts } from './item-facts.tsx'
import { useAnswerOwnItem } from './reviewer.queries.ts'
import { reviewerText } from './reviewer-text.ts'

/** One schedule for its owner: what is suggested, the answer, and on demand everything that is known. */
export function OwnItem({
  item,
  place,
}: {
  readonly item: ReviewItem
  /** "2 of 5": two schedules may have the same name. */
  readonly place: string
}) {
  const [draft, setDraft] = useState(() => toAnswerDraft(item, toLocalInput))
  const save = useAnswerOwnItem(item.id)
  const hasFindings = item.found.length > 0
  const answer = toAnswer(draft, hasFindings, fromLocalInput)
  const last = item.answers.at(-1)
  return (
    <Panel label={`${place}: ${item.name}`}>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
        <h2 className="min-w-0 text-lg font-semibold wrap-anywhere">{item.name}</h2>
        {last ? (
          <StatusBadge tone="good" icon={CircleCheck}>
            {reviewerText.answered}: {toAnswerText(last.decision)}
          </StatusBadge>
        ) : (
          <StatusBadge tone="neutral">{reviewerText.open}</StatusBadge>
        )}
      </div>
      <div className="flex flex-col gap-4 p-4">
        <ul className="flex list-disc flex-col gap-1 pl-5 empty:hidden">
          {item.found.map(({ finding, reason }) => (
            <li key={finding} className="wrap-anywhere">
              {reason}
            </li>
          ))}
        </ul>
        <Notice tone="info">
          Suggested: <strong>{toAnswerText(item.recommendation.decision)}.</strong>{' '}
          {item.recommendation.reason}
        </Notice>
        {item.cannot === null ? (
          <form
            aria-label={`Answer ${place}: ${item.name}`}
            onSubmit={(event) => {
              event.preventDefault()
              if (answer) save.mutate(answer)
            }}
            className="flex flex-col gap-3"
          >
            <AnswerFields
              connectionId={undefined}
              decisions={ownerDecisions}
              draft={draft}
              hasFindings={hasFindings}
              faults={toFieldErrors(save.error)}
              onChange={(patch) => setDraft({ ...draft, ...patch })}
            />
            {save.error && <ActionProblem {...toProblemText(save.error)} />}
            <div>
              <Button
                type="submit"
                variant="primary"
                isDisabled={!answer}
                isPending={save.isPending}
              >
                {last ? reviewerText.change : reviewerText.save}
              </Button>
            </div>
          </form>
        ) : (
          <Notice tone="warning">{item.cannot}</Notice>
        )}
        <details>
          <summary className="cursor-pointer font-medium">{reviewerText.more}</summary>
          <div className="pt-3">
            <ItemFacts item={item} />
          </div>
        </details>
      </div>
    </Panel>
  )
}
