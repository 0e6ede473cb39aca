import type { ConnectionId } from '@curator/console-contract/ids'
import type { Campaign, StageKind } from '@curator/console-contract/schedule-review'
import type { Account } from '@curator/console-contract/session'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { type ReviewReport, toReport } from '../../schedules/review/report.ts'
import type { WriteWorkbook } from '../../sheets/write-workbook.ts'
import type { CampaignRecord } from '../../store/review-campaign.store.ts'
import {
  everyItem,
  type ReviewItemRecord,
  type ReviewItemStore,
} from '../../store/review-item.store.ts'
import type { ReviewPlanStore } from '../../store/review-plan.store.ts'
import type {
  ReportFormat,
  ReviewSignOffStore,
  SignOffRecord,
} from '../../store/review-sign-off.store.ts'
import type { CampaignsService } from './campaigns.service.ts'
import { toReportFile, writeReport, writeReports } from './report-files.ts'

interface SignOffsDeps {
  readonly campaigns: Pick<CampaignsService, 'find' | 'isSound' | 'toView'>
  readonly items: Pick<ReviewItemStore, 'list'>
  readonly signOffs: ReviewSignOffStore
  readonly plans: ReviewPlanStore
  readonly nameConnection: (id: ConnectionId) => Promise<string>
  readonly writeWorkbook: WriteWorkbook
  readonly clock: Clock
}

/** Signatures and reports of reviews. */
export class SignOffsService {
  readonly #deps: SignOffsDeps

  constructor(deps: SignOffsDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async sign(
    campaignId: string,
    { stage, statement }: { readonly stage: StageKind; readonly statement: string },
    account: Account,
  ): Promise<Campaign> {
    const { campaigns, clock, items, signOffs, writeWorkbook } = this.#deps
    const campaign = await campaigns.find(campaignId)
    checkStage(campaign, stage, account)
    if (!campaigns.isSound(campaign))
      throw new AppError('evidence_broken', {
        detail: 'Nobody signs for evidence that was changed.',
      })
    const all = (await items.list(campaignId, everyItem)).items
    const at = clock.now()
    const isSigned = await signOffs.sign(
      campaignId,
      { stage, statement, accountId: account.id, at },
      async (signed) => {
        if (!isComplete(campaign, signed)) return null
        refuseAlone(all, signed)
        return writeReports(await this.#report(campaign, all, signed, at), writeWorkbook)
      },
    )
    if (isSigned) return campaigns.toView(await campaigns.find(campaignId))
    const detail = 'A review can be signed once it is closed, and until everybody has signed.'
    throw new AppError('review_state_conflict', { detail })
  }

  /** What was kept with the last signature; before that, what is known now. */
  async exportFile(campaignId: string, format: ReportFormat): Promise<FileReply> {
    const { campaigns, clock, items, signOffs, writeWorkbook } = this.#deps
    const campaign = await campaigns.find(campaignId)
    const kept = await signOffs.findReport(campaignId, format)
    if (kept) return toReportFile(campaign, format, new Uint8Array(kept))
    if (campaign.state !== 'closed') {
      const detail = 'There is a report once the review is closed.'
      throw new AppError('review_state_conflict', { detail })
    }
    const all = (await items.list(campaignId, everyItem)).items
    const report = await this.#report(campaign, all, await signOffs.list(campaignId), clock.now())
    return toReportFile(campaign, format, await writeReport(report, format, writeWorkbook))
  }

  async #report(
    campaign: CampaignRecord,
    items: readonly ReviewItemRecord[],
    signOffs: readonly SignOffRecord[],
    at: Date,
  ): Promise<ReviewReport> {
    const { campaigns, nameConnection, plans } = this.#deps
    return toReport({
      campaign,
      connectionName: await nameConnection(campaign.connectionId as ConnectionId),
      isSound: campaigns.isSound(campaign),
      items,
      signOffs,
      plan: campaign.planId === null ? null : await plans.find(campaign.planId),
      outcomes: campaign.planId === null ? new Map() : await plans.listOutcomes(campaign.planId),
      at: at.toISOString(),
    })
  }
}

function checkStage({ values }: CampaignRecord, stage: StageKind, account: Account): void {
  if (!values.stages.some(({ kind }) => kind === stage)) {
    const message = 'This review has no such stage.'
    throw new AppError('request_invalid', {
      fields: [{ path: 'body.stage', rule: 'unknown', message }],
    })
  }
  if (stage !== 'lead' || account.permissions.includes('connections.manage')) return
  const detail = 'An administrator of the console signs for this stage.'
  throw new AppError('permission_denied', { detail })
}

const isComplete = ({ values }: CampaignRecord, signed: readonly SignOffRecord[]) =>
  values.stages.every(({ kind }) => signed.some(({ stage }) => stage === kind))

/** Whoever decided alone on everything needs a second person beside. */
function refuseAlone(items: readonly ReviewItemRecord[], signed: readonly SignOffRecord[]): void {
  const deciders = new Set(items.flatMap(({ answers }) => answers.at(-1)?.byEmail ?? []))
  const signers = new Set(signed.map(({ byEmail }) => byEmail.toLowerCase()))
  const [only] = deciders
  if (deciders.size !== 1 || signers.size !== 1 || only === undefined || !signers.has(only)) return
  const detail = 'You decided everything alone. Somebody else has to sign this stage first.'
  throw new AppError('sign_off_refused', { detail })
}
