import { reviewDecision } from '@curator/console-contract/schedule-findings'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { Gavel, UserPen, X } from 'lucide-react'
import { useState } from 'react'
import { toFieldErrors } from '../../../api/problem-text.ts'
import { fromLocalInput } from '../../../lib/local-instant.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { nameSchedules } from '../schedules-text.ts'
import { AnswerFields } from './answer-fields.tsx'
import { ActDialog } from './campaign-dialogs.tsx'
import { findBulkObstacle } from './campaign-search.ts'
import { noAnswer, toAnswer } from './decision-choices.ts'
import type { CampaignInFull } from './progress-panels.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import { useDecide } from './review.queries.ts'
import { countItems } from './review-text.ts'

type Props = {
  readonly campaign: CampaignInFull
  /** May give items to somebody else. */
  readonly canPlan: boolean
  readonly items: readonly ReviewItem[]
  readonly onChoose: (ids: readonly ReviewItem['id'][]) => void
}

/** What can be done with several items at once; where one decision for all is not allowed, why. */
export function BulkDecision({ campaign, canPlan, items, onChoose }: Props) {
  const [shown, setShown] = useState<'decide' | 'reassign'>()
  const close = () => setShown(undefined)
  const obstacle = findBulkObstacle(items)
  return (
    <div className="flex flex-col gap-2">
      <section
        aria-label="Selected schedules"
        className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
      >
        <span role="status" className="font-semibold text-accent-ink">
          {countItems(items.length)} selected
        </span>
        <Button size="small" variant="quiet" icon={X} onPress={() => onChoose([])}>
          Clear
        </Button>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          {canPlan && (
            <Button size="small" icon={UserPen} onPress={() => setShown('reassign')}>
              Give to somebody else…
            </Button>
          )}
          <Button
            size="small"
            icon={Gavel}
            isDisabled={obstacle !== undefined}
            onPress={() => setShown('decide')}
          >
            Decide {countItems(items.length)} alike…
          </Button>
        </div>
      </section>
      {obstacle && (
        <Notice
          tone="warning"
          action={
            <Button
              size="small"
              onPress={() =>
                onChoose(items.map(({ id }) => id).filter((id) => !obstacle.ids.includes(id)))
              }
            >
              Leave out {obstacle.ids.length}
            </Button>
          }
        >
          {obstacle.why}
        </Notice>
      )}
      {shown === 'decide' && (
        <BulkDialog campaign={campaign} items={items} onChoose={onChoose} onClose={close} />
      )}
      {shown === 'reassign' && <ReassignDialog campaign={campaign} items={items} onClose={close} />}
    </div>
  )
}

function BulkDialog({
  campaign,
  items,
  onChoose,
  onClose,
}: Omit<Props, 'canPlan'> & { readonly onClose: () => void }) {
  const [draft, setDraft] = useState(noAnswer)
  const decide = useDecide(campaign.id)
  const hasFindings = items.some(({ found }) => found.length > 0)
  const answer = toAnswer(draft, hasFindings, fromLocalInput)
  const what = nameSchedules(items.length, items[0])
  const handleDecide = () => {
    if (!answer) return
    const itemIds = items.map(({ id }) => id)
    decide.mutate(
      { itemIds, answer },
      {
        onSuccess: () => {
          onClose()
          onChoose([])
        },
      },
    )
  }
  return (
    <ActDialog
      title={`Decide ${what}`}
      action={`Save the answer for ${what}`}
      isReady={answer !== undefined}
      act={decide}
      onAct={handleDecide}
      onClose={onClose}
    >
      <AnswerFields
        connectionId={campaign.connectionId}
        decisions={reviewDecision.options}
        draft={draft}
        hasFindings={hasFindings}
        faults={toFieldErrors(decide.error)}
        onChange={(patch) => setDraft({ ...draft, ...patch })}
      />
    </ActDialog>
  )
}
