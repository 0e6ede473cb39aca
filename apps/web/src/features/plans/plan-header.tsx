import type { Plan } from '@curator/console-contract/plans'
import { Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toStartLabel } from './plan-sentences.ts'
import { usePlanWords } from './plan-words.tsx'
import { planStateText } from './plans-text.ts'
import { planStateLooks } from './state-looks.ts'
import { UndoneRunLink } from './undo-run-button.tsx'

/** The plan's name, where it goes, how fresh it is, and its one primary action. */
export function PlanHeader({
  plan,
  canPlan,
  canRun,
  isDiscarding,
  onDiscard,
  onStart,
}: {
  readonly plan: Plan
  readonly canPlan: boolean
  readonly canRun: boolean
  readonly isDiscarding: boolean
  readonly onDiscard: () => void
  readonly onStart: () => void
}) {
  const [isAsking, setIsAsking] = useState(false)
  const look = planStateLooks[plan.state]
  const isDraft = plan.state === 'draft'
  return (
    <>
      <PageHeader
        title={plan.title}
        badge={
          <>
            <StatusBadge tone={look.tone} icon={look.icon}>
              {planStateText[plan.state].label}
            </StatusBadge>
            <EnvironmentBadge environment={plan.environment} />
          </>
        }
        description={<PlanFacts plan={plan} />}
        action={
          isDraft && (
            <>
              {canPlan && (
                <Button
                  variant="quiet"
                  icon={Trash2}
                  isPending={isDiscarding}
                  onPress={() => setIsAsking(true)}
                >
                  Discard
                </Button>
              )}
              {canRun && plan.changeCount > 0 && (
                <Button
                  variant={plan.danger === 'destructive' ? 'danger' : 'primary'}
                  icon={Play}
                  onPress={onStart}
                >
                  {toStartLabel(plan.kindCounts, plan.connectionName)}
                </Button>
              )}
            </>
          )
        }
      />
      <Dialog
        isAlert
        size="small"
        title="Discard this plan?"
        isOpen={isAsking && isDraft}
        onClose={() => setIsAsking(false)}
        footer={
          <>
            <Button onPress={() => setIsAsking(false)}>Keep it</Button>
            <Button
              variant="danger"
              onPress={() => {
                setIsAsking(false)
                onDiscard()
              }}
            >
              Discard the plan
            </Button>
          </>
        }
      >
        <p>
          Nothing has been written
          {plan.sheetId
            ? '. The sheet stays, so you can make a new plan from it.'
            : ', and nothing will be.'}
        </p>
      </Dialog>
    </>
  )
}

function PlanFacts({ plan }: { readonly plan: Plan }) {
  const words = usePlanWords()
  const taken = <InstantText instant={plan.directoryTakenAt} />
  return (
    <>
      <p>
        {formatCounted(plan.changeCount, words.work.one, words.work.many)} for{' '}
        {formatCounted(plan.rowCount, 'row', 'rows')} on <strong>{plan.connectionName}</strong>, by{' '}
        {plan.authorName}
        {plan.undoOfRunId && (
          <>
            {' '}
            · <UndoneRunLink runId={plan.undoOfRunId} />
          </>
        )}
      </p>
      <p className="text-sm">
        {words.areCalls ? (
          'Each call is sent as it stands here'
        ) : (
          <>Compared with the Server as of {taken}</>
        )}
        {plan.state === 'draft' && (
          <>
            {' '}
            · run it before <InstantText instant={plan.expiresAt} />
          </>
        )}
      </p>
    </>
  )
}
