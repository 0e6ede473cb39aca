import { FileText, Link2, ListChecks, PenLine, Play, SquareCheckBig, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { CloseDialog, LinkDialog, SignDialog } from './campaign-dialogs.tsx'
import type { CampaignInFull } from './progress-panels.tsx'
import {
  useDiscardCampaign,
  usePlanReview,
  useReportFile,
  useStartCampaign,
} from './review.queries.ts'
import { countItems, reviewText } from './review-text.ts'

type Shown = 'close' | 'link' | 'sign'

/** What can be done with a review in its present state. */
export function CampaignActions({
  campaign,
  canPlan,
}: {
  readonly campaign: CampaignInFull
  readonly canPlan: boolean
}) {
  const [shown, setShown] = useState<Shown>()
  const close = () => setShown(undefined)
  const { currentStage, state } = campaign
  const hasOwners = currentStage === 'owner'
  return (
    <>
      {state === 'draft' && canPlan && <DraftActions campaign={campaign} />}
      {state === 'open' && canPlan && (
        <>
          {hasOwners && (
            <Button icon={Link2} onPress={() => setShown('link')}>
              {reviewText.link}
            </Button>
          )}
          <Button icon={SquareCheckBig} onPress={() => setShown('close')}>
            {reviewText.close}
          </Button>
        </>
      )}
      {(state === 'closed' || state === 'signed') && (
        <>
          <ReportMenu campaign={campaign} />
          {canPlan && state === 'closed' && (
            <Button icon={PenLine} onPress={() => setShown('sign')}>
              {reviewText.sign}
            </Button>
          )}
          {campaign.planId ? (
            <LinkButton to={paths.plan(campaign.planId)} icon={ListChecks}>
              {reviewText.openPlan}
            </LinkButton>
          ) : (
            canPlan && <PlanButton campaign={campaign} />
          )}
        </>
      )}
      {shown === 'close' && <CloseDialog campaign={campaign} onClose={close} />}
      {shown === 'link' && <LinkDialog campaign={campaign} onClose={close} />}
      {shown === 'sign' && <SignDialog campaign={campaign} onClose={close} />}
    </>
  )
}

function DraftActions({ campaign }: { readonly campaign: CampaignInFull }) {
  const start = useStartCampaign(campaign.id)
  const discard = useDiscardCampaign(campaign.connectionId, campaign.id)
  const error = start.error ?? discard.error
  return (
    <>
      <LinkButton
        to={paths.newScheduleReview(campaign.connectionId, {
          ...campaign.filters,
          draft: campaign.id,
        })}
        icon={PenLine}
      >
        {reviewText.change}
      </LinkButton>
      <Button icon={Trash2} isPending={discard.isPending} onPress={() => discard.mutate(null)}>
        {reviewText.discard}
      </Button>
      <Button
        variant="primary"
        icon={Play}
        isPending={start.isPending}
        onPress={() => start.mutate(null)}
      >
        {reviewText.start}
      </Button>
      {error && <ActionProblem {...toProblemText(error)} />}
    </>
  )
}

/** The decisions as a plan; what changed since the evidence was frozen is told. */
function PlanButton({ campaign }: { readonly campaign: CampaignInFull }) {
  const toast = useToast()
  const plan = usePlanReview(campaign.id, (count) =>
    toast(`${countItems(count)} changed since: the plan says which.`),
  )
  return (
    <>
      <Button
        variant="primary"
        icon={ListChecks}
        isDisabled={!campaign.isEvidenceSound}
        isPending={plan.isPending}
        onPress={() => plan.mutate(null)}
      >
        {reviewText.plan}
      </Button>
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
    </>
  )
}

const formats = [
  { key: 'xlsx', text: 'Download XLSX' },
  { key: 'csv', text: 'Download CSV' },
  { key: 'json', text: 'Download JSON' },
] as const

/** The report as a file, and as pages to print. */
function ReportMenu({ campaign }: { readonly campaign: CampaignInFull }) {
  const file = useReportFile(campaign.id)
  return (
    <>
      <LinkButton
        to={paths.scheduleReviewReport(campaign.connectionId, campaign.id)}
        icon={FileText}
      >
        {reviewText.print}
      </LinkButton>
      <Menu
        label={reviewText.report}
        trigger={<Button isPending={file.isPending}>{reviewText.report}</Button>}
        entries={formats.map(({ key, text }) => ({
          key,
          text,
          onAction: () => file.mutate(key),
        }))}
      />
      {file.error && <ActionProblem {...toProblemText(file.error)} />}
    </>
  )
}
