import { type ConnectionId, type PlanId, planId } from '@curator/console-contract/ids'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { openScheduleBook, type ScheduleBook } from '../../directory/schedule-book.ts'
import type { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { readEvidence } from '../../schedules/review/frozen-evidence.ts'
import { deletionWaitDays, type ReviewWish, toWish } from '../../schedules/review/to-wish.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import type { CampaignRecord, ReviewCampaignStore } from '../../store/review-campaign.store.ts'
import {
  everyItem,
  type ReviewItemRecord,
  type ReviewItemStore,
} from '../../store/review-item.store.ts'
import type { CampaignsService } from './campaigns.service.ts'

/** Plans another action for each schedule. */
type DraftPlan = (
  connectionId: ConnectionId,
  book: ScheduleBook,
  wishes: readonly ReviewWish[],
) => Promise<PlanDraft>

interface ReviewPlanDeps {
  readonly campaigns: Pick<CampaignsService, 'find' | 'isSound'>
  readonly stored: Pick<ReviewCampaignStore, 'setPlan'>
  readonly items: Pick<ReviewItemStore, 'list' | 'listByIds'>
  readonly directories: Pick<Directories, 'get'>
  readonly draftPlan: DraftPlan
  readonly createPlan: CreatePlan
}

/** What a plan keeps to plan the same rows again; `toDelete` puts schedules on the list of deletions. */
const kept = z.object({ campaignId: z.uuid(), itemIds: z.array(z.uuid()) })

/** Decisions as one plan. */
export class ReviewPlanService {
  readonly #deps: ReviewPlanDeps

  constructor(deps: ReviewPlanDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async create(campaignId: string, authorId: string) {
    const campaign = await this.#findSettled(campaignId)
    const { items } = await this.#deps.items.list(campaignId, everyItem)
    const made = await this.#plan(campaign, items, authorId)
    await this.#deps.stored.setPlan(campaignId, made.planId)
    return made
  }

  async replan(plan: PlanRecord, lines: readonly number[], authorId: string): Promise<PlanId> {
    const { campaignId, itemIds } = kept.parse(plan.options)
    const chosen = lines.flatMap((line) => itemIds[line - 1] ?? [])
    const campaign = await this.#findSettled(campaignId)
    const items = await this.#deps.items.listByIds(campaignId, chosen)
    return (await this.#plan(campaign, items, authorId)).planId
  }

  async #findSettled(campaignId: string): Promise<CampaignRecord> {
    const campaign = await this.#deps.campaigns.find(campaignId)
    if (campaign.state !== 'closed' && campaign.state !== 'signed') {
      const detail = 'Decisions can be planned once the review is closed.'
      throw new AppError('review_state_conflict', { detail })
    }
    if (this.#deps.campaigns.isSound(campaign)) return campaign
    const detail =
      'Nothing is planned on it. Restore the database from a backup, or start a new review.'
    throw new AppError('evidence_broken', { detail })
  }

  async #plan(campaign: CampaignRecord, items: readonly ReviewItemRecord[], authorId: string) {
    const connectionId = campaign.connectionId as ConnectionId
    const directory = await this.#deps.directories.get(connectionId)
    const book = await openScheduleBook(directory)
    if (book.why !== null) throw new AppError('content_not_available', { detail: book.why })
    const wishes = await resolveOwners(
      directory,
      items.map((item) => wishOf(item, book)),
    )
    const draft = await this.#deps.draftPlan(connectionId, book, wishes)
    const id = await this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'schedule-review',
        title: `Decisions of the review “${campaign.values.name}”`,
        sheetId: null,
        options: {
          campaignId: campaign.id,
          itemIds: items.map((item) => item.id),
          toDelete: wishes.flatMap(({ action, scheduleId }) =>
            action?.kind === 'delete' ? [scheduleId] : [],
          ),
          afterDays: deletionWaitDays,
        },
        directoryTakenAt: book.takenAt,
      },
      draft.chunks(),
    )
    const lookAgainCount = wishes.filter(({ isToLookAt }) => isToLookAt).length
    return { planId: planId.parse(id), lookAgainCount }
  }
}

function wishOf({ answers, evidence }: ReviewItemRecord, book: ScheduleBook): ReviewWish {
  const frozen = readEvidence(evidence)
  const last = answers.at(-1)
  // Sound evidence can be read, and closing a review answers everything.
  if (!frozen || !last) throw new Error('an item of a closed review has no evidence or answer')
  const current = book.byId.get(frozen.scheduleId)?.schedule
  return toWish({ evidence: frozen, answer: last.answer, byName: last.byName }, current)
}

/** Owners who answer by a link know addresses, not ids. An address that nobody has stays, and is refused by its row. */
async function resolveOwners(directory: Directory, wishes: readonly ReviewWish[]) {
  const addresses = wishes.flatMap((wish) => addressIn(wish) ?? [])
  if (addresses.length === 0) return wishes
  const users = await directory.findUsersByEmail([...new Set(addresses)])
  const ids = new Map(users.map((user) => [user.email.toLowerCase(), user.id]))
  return wishes.map((wish): ReviewWish => {
    const address = addressIn(wish)
    const ownerId = address && ids.get(address.toLowerCase())
    return ownerId ? { ...wish, action: { kind: 'set', values: { ownerId } } } : wish
  })
}

function addressIn({ action }: ReviewWish): string | undefined {
  const ownerId = action?.kind === 'set' ? action.values.ownerId : undefined
  return ownerId?.includes('@') ? ownerId : undefined
}
