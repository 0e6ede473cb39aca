import type { getCampaign } from '@curator/console-contract/schedule-review'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { formatCounted } from '../../../lib/format-count.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { ReviewSettings } from './review-settings.tsx'
import { reviewText, sayProgress, stageTexts } from './review-text.ts'

export type CampaignInFull = ReplyOf<typeof getCampaign>

/** How far a review is: its stages, its reviewers one by one, who signed. */
export function ProgressPanels({ campaign }: { readonly campaign: CampaignInFull }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel label="Progress">
        <h2 className="border-b border-line px-4 py-2 font-semibold">Progress</h2>
        <div className="flex flex-col gap-3 p-4">
          <ProgressBar
            label="All schedules"
            value={campaign.progress.decidedCount}
            maxValue={campaign.progress.itemCount}
            valueText={sayProgress(campaign.progress)}
          />
          <ReviewSettings campaign={campaign} />
          <Signatures campaign={campaign} />
        </div>
      </Panel>
      <Panel label={reviewText.reviewers}>
        <h2 className="border-b border-line px-4 py-2 font-semibold">{reviewText.reviewers}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
        <ul className="flex max-h-64 flex-col gap-3 overflow-auto p-4" tabIndex={0}>
          {campaign.reviewers.map((reviewer) => (
            <li key={reviewer.email || reviewer.name} className="flex flex-col gap-0.5">
              <ProgressBar
                label={reviewer.name}
                value={reviewer.decidedCount}
                maxValue={reviewer.itemCount}
                valueText={sayProgress(reviewer)}
              />
              <span className="text-sm text-muted">
                {reviewer.email}
                {reviewer.highCount > 0 &&
                  `, ${formatCounted(reviewer.highCount, 'high finding', 'high findings')}`}
                {reviewer.remindedAt && (
                  <>
                    , reminded <InstantText instant={reviewer.remindedAt} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function Signatures({ campaign }: { readonly campaign: CampaignInFull }) {
  if (campaign.state === 'open') return null
  return (
    <div className="flex flex-col gap-1 text-sm">
      <h3 className="font-semibold">{reviewText.signatures}</h3>
      {campaign.signOffs.length === 0 && <p className="text-muted">{reviewText.noSignatures}</p>}
      <ul className="flex flex-col gap-1 empty:hidden">
        {campaign.signOffs.map(({ at, byName, stage, statement }) => (
          <li key={`${stage} ${byName}`}>
            {byName}, {stageTexts[stage].text}, <InstantText instant={at} />: {statement}
          </li>
        ))}
      </ul>
    </div>
  )
}
