import { reviewDecision } from '@curator/console-contract/schedule-findings'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { SquareArrowOutUpRight, UserPen } from 'lucide-react'
import { useRef, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { fromLocalInput, toLocalInput } from '../../../lib/local-instant.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { AnswerFields } from './answer-fields.tsx'
import {
  type AnswerDraft,
  decisionKeys,
  toAnswer,
  toAnswerDraft,
  toAnswerText,
} from './decision-choices.ts'
import { ItemFacts } from './item-facts.tsx'
import type { CampaignInFull } from './progress-panels.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import { useDecide } from './review.queries.ts'
import { reviewText } from './review-text.ts'
import { useReviewKeys } from './use-review-keys.ts'

/** One schedule of a review: what is suggested, the answer, and everything that is known of it. */
export function ItemPanel({
  campaign,
  item,
  canDecide,
  canPlan,
  onMove,
  onToggle,
}: {
  readonly campaign: CampaignInFull
  readonly item: ReviewItem
  readonly canDecide: boolean
  /** May give items to somebody else. */
  readonly canPlan: boolean
  readonly onMove: (step: 1 | -1) => void
  readonly onToggle: () => void
}) {
  const [draft, setDraft] = useState(() => toAnswerDraft(item, toLocalInput))
  const [isMoving, setIsMoving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const mayAnswer = canDecide && item.cannot === null
  const choose = (patch: Partial<AnswerDraft>) => {
    if (!mayAnswer) return
    setDraft({ ...draft, ...patch })
    // The reason is what comes next; the boxes of the new decision stand there after this turn.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLInputElement>('input:not([type="hidden"])')?.focus(),
    )
  }
  const suggestion = item.recommendation
  const recommended = { decision: suggestion.decision, reason: draft.reason || suggestion.reason }
  useReviewKeys({
    onMove,
    onToggle,
    onDecision: (decision) => choose({ decision }),
    onRecommendation: () => choose(recommended),
  })
  return (
    <Panel label={item.name}>
      <div className="flex flex-wrap items-start justify-between gap-2 border-b border-line px-4 py-2">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold wrap-anywhere">{item.name}</h2>
          <p className="text-sm text-muted">
            Owner {item.ownerName}. Answers: {item.reviewer.name}
            {item.reviewer.isFallback && ', in place of the owner'}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {canDecide && canPlan && (
            <Button size="small" icon={UserPen} onPress={() => setIsMoving(true)}>
              Give to somebody else…
            </Button>
          )}
          <LinkButton
            size="small"
            to={paths.schedule(campaign.connectionId, item.scheduleId)}
            icon={SquareArrowOutUpRight}
          >
            Open schedule
          </LinkButton>
        </div>
      </div>
      <div className="flex flex-col gap-5 p-4">
        <Notice
          tone="info"
          action={
            mayAnswer && (
              <Button size="small" onPress={() => choose(recommended)}>
                {reviewText.takeSuggestion}
              </Button>
            )
          }
        >
          Suggested: <strong>{toAnswerText(suggestion.decision)}.</strong> {suggestion.reason}
        </Notice>
        {canDecide && item.cannot !== null && <Notice tone="warning">{item.cannot}</Notice>}
        {mayAnswer && (
          <AnswerForm
            campaign={campaign}
            item={item}
            draft={draft}
            formRef={form}
            onChange={(patch) => setDraft({ ...draft, ...patch })}
            onSaved={() => onMove(1)}
          />
        )}
        <ItemFacts item={item} />
      </div>
      {isMoving && (
        <ReassignDialog campaign={campaign} items={[item]} onClose={() => setIsMoving(false)} />
      )}
    </Panel>
  )
}

function AnswerForm({
  campaign,
  item,
  draft,
  formRef,
  onChange,
  onSaved,
}: {
  readonly campaign: CampaignInFull
  readonly item: ReviewItem
  readonly draft: AnswerDraft
  readonly formRef: React.RefObject<HTMLFormElement | null>
  readonly onChange: (patch: Partial<AnswerDraft>) => void
  readonly onSaved: () => void
}) {
  const decide = useDecide(campaign.id)
  const hasFindings = item.found.length > 0
  const answer = toAnswer(draft, hasFindings, fromLocalInput)
  const save = () => {
    if (answer) decide.mutate({ itemIds: [item.id], answer }, { onSuccess: onSaved })
  }
  return (
    <form
      ref={formRef}
      aria-label={reviewText.answer}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="flex flex-col gap-3"
    >
      <AnswerFields
        connectionId={campaign.connectionId}
        decisions={reviewDecision.options}
        draft={draft}
        hasFindings={hasFindings}
        faults={toFieldErrors(decide.error)}
        onChange={onChange}
      />
      {decide.error && <ActionProblem {...toProblemText(decide.error)} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isDisabled={!answer} isPending={decide.isPending}>
          {reviewText.save}
        </Button>
        <KeyHelp />
      </div>
    </form>
  )
}

function KeyHelp() {
  return (
    <details className="text-sm text-muted max-sm:hidden">
      <summary className="cursor-pointer">{reviewText.keys}</summary>
      <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        <span>
          <Kbd>J</Kbd> <Kbd>K</Kbd> next, previous
        </span>
        <span>
          <Kbd>R</Kbd> recommendation
        </span>
        <span>
          <Kbd>X</Kbd> select
        </span>
        {decisionKeys.map(({ decision, key }) => (
          <span key={key}>
            <Kbd>{key}</Kbd> {toAnswerText(decision)}
          </span>
        ))}
        <span>
          <Kbd>Enter</Kbd> save, from the reason
        </span>
      </p>
    </details>
  )
}
