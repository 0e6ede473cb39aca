import type { ReviewItemId } from '@curator/console-contract/ids'
import type { FindingSeverity } from '@curator/console-contract/schedule-findings'
import type { Answer, ReviewItem } from '@curator/console-contract/schedule-review'
import type { Account } from '@curator/console-contract/session'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { listAnswerFaults, settleAnswer } from '../../schedules/review/judge-answer.ts'
import { currentStage, type Reviewer, whyCannotDecide } from '../../schedules/review/stages.ts'
import type { AccountStore } from '../../store/account.store.ts'
import {
  everyItem,
  type ReviewItemRecord,
  type ReviewItemStore,
} from '../../store/review-item.store.ts'
import type { ReviewerSession } from '../../store/review-link.store.ts'
import type { LockedCampaign, NewAnswer, ReviewStepStore } from '../../store/review-steps.store.ts'
import { toItemView } from './campaign-view.ts'
import type { CampaignsService } from './campaigns.service.ts'

interface DecisionsDeps {
  readonly campaigns: Pick<CampaignsService, 'find'>
  readonly items: ReviewItemStore
  readonly steps: ReviewStepStore
  readonly accounts: Pick<AccountStore, 'findById'>
  readonly clock: Clock
}

interface Window {
  readonly page: number
  readonly pageSize: number
}

/** Who decides, as it is written down. */
interface Decider extends Reviewer {
  readonly name: string
  /** How an item of somebody else is refused: by link nobody learns that it is there. */
  readonly isByLink: boolean
  /** Where the answer stands in the request. */
  readonly path: string
}

/** Items of a campaign and the answers to them. */
export class DecisionsService {
  readonly #deps: DecisionsDeps

  constructor(deps: DecisionsDeps) {
    this.#deps = deps
  }

  async list(
    campaignId: string,
    query: Window & {
      readonly severity: readonly FindingSeverity[]
      readonly state: readonly ('open' | 'decided' | 'mine')[]
      readonly reviewer: readonly string[]
      readonly search?: string | undefined
    },
    account: Account,
  ) {
    const person = toPerson(account)
    const { page, pageSize, reviewer, search = '', severity, state } = query
    const [isOpen, isDecided] = [state.includes('open'), state.includes('decided')]
    return this.#list(campaignId, person, query, {
      severities: severity,
      isDecided: isOpen === isDecided ? null : isDecided,
      reviewers: state.includes('mine')
        ? [person.email]
        : reviewer.map((email) => email.toLowerCase()),
      search: search.trim(),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    })
  }

  /** Those of whoever came by a link. */
  async listOwn({ campaignId, email, expiresAt }: ReviewerSession, { page, pageSize }: Window) {
    const { values } = await this.#deps.campaigns.find(campaignId)
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const found = await this.#list(
      campaignId,
      toOwner(email),
      { page, pageSize },
      {
        ...everyItem,
        ...window,
        reviewers: [email],
      },
    )
    return {
      ...found,
      campaignName: values.name,
      email,
      expiresAt: expiresAt.toISOString(),
      silence: values.silence,
    }
  }

  /** Errors stand in the contract. */
  async decide(
    campaignId: string,
    itemIds: readonly ReviewItemId[],
    answer: Answer,
    account: Account,
  ) {
    const by = { ...toPerson(account), name: account.name, isByLink: false, path: 'body.answer' }
    const decidedCount = await this.#decide(campaignId, [...new Set<string>(itemIds)], answer, by)
    return { decidedCount }
  }

  /** `not_found` for what is not the reviewer's. */
  async decideOwn(
    session: ReviewerSession,
    itemId: ReviewItemId,
    answer: Answer,
  ): Promise<ReviewItem> {
    const { campaignId, email } = session
    const [item] = await this.#deps.items.listByIds(campaignId, [itemId])
    if (item?.reviewerEmail !== email) throw noItem()
    const by = { ...toOwner(email), name: item.reviewerName, isByLink: true, path: 'body' }
    await this.#decide(campaignId, [itemId], answer, by)
    const [decided] = await this.#deps.items.listByIds(campaignId, [itemId])
    if (decided?.reviewerEmail !== email) throw noItem()
    return toItemView(decided, null)
  }

  async reassign(
    campaignId: string,
    itemIds: readonly ReviewItemId[],
    to: { readonly accountId: string; readonly reason: string },
    by: Account,
  ) {
    await this.#deps.campaigns.find(campaignId)
    const account = await this.#deps.accounts.findById(to.accountId)
    if (!account) {
      const detail = 'This account does not exist here, or it is disabled. Choose another.'
      throw new AppError('not_found', { detail })
    }
    const ids = [...new Set<string>(itemIds)]
    const movedCount = await this.#deps.steps.reassign(
      campaignId,
      ids,
      {
        to: { name: account.name, email: account.email.toLowerCase() },
        accountId: by.id,
        reason: to.reason,
        at: this.#deps.clock.now(),
      },
      (campaign, items) => {
        if (items.length < ids.length) throw noItem()
        if (this.#stageOf(campaign) === null) throw stageOver()
      },
    )
    return { movedCount }
  }

  async #list(
    campaignId: string,
    person: Reviewer,
    { page, pageSize }: Window,
    query: Parameters<ReviewItemStore['list']>[1],
  ) {
    const campaign = await this.#deps.campaigns.find(campaignId)
    const { items, total } = await this.#deps.items.list(campaignId, query)
    const stage = this.#stageOf(campaign)
    const views = items.map((item) =>
      toItemView(item, whyCannotDecide(stage, item, person)?.detail ?? null),
    )
    return { items: views, total, page, pageSize }
  }

  async #decide(campaignId: string, ids: readonly string[], answer: Answer, by: Decider) {
    const { campaigns, clock, steps } = this.#deps
    await campaigns.find(campaignId)
    const now = clock.now()
    return steps.decide(campaignId, ids, now, (campaign, items): NewAnswer[] => {
      if (items.length < ids.length) throw noItem()
      const stage = this.#stageOf(campaign)
      if (stage === null) throw stageOver()
      for (const item of items) checkTurn(item, stage, by)
      checkAlike(items, ids)
      const hasFindings = items.some(({ findings }) => findings.length > 0)
      const fields = listAnswerFaults(answer, { hasFindings }, now.getTime(), by.path)
      if (fields.length > 0) throw new AppError('request_invalid', { fields })
      const settled = settleAnswer(answer)
      return items.map(({ id }) => ({
        itemId: id,
        stage,
        answer: settled,
        byName: by.name,
        byEmail: by.email,
      }))
    })
  }

  #stageOf({ state, values }: LockedCampaign) {
    const nowMs = this.#deps.clock.now().getTime()
    return currentStage({ state, stages: values.stages }, nowMs)?.kind ?? null
  }
}

const toPerson = ({ email, permissions }: Account): Reviewer => ({
  email: email.toLowerCase(),
  mayPlan: permissions.includes('plans.write'),
  mayManage: permissions.includes('connections.manage'),
})

const toOwner = (email: string): Reviewer => ({ email, mayPlan: false, mayManage: false })

function checkTurn(
  item: ReviewItemRecord,
  stage: Parameters<typeof whyCannotDecide>[0],
  by: Decider,
) {
  const refusal = whyCannotDecide(stage, item, by)
  if (!refusal) return
  if (!by.isByLink) throw new AppError(refusal.code, { detail: refusal.detail })
  throw item.reviewerEmail === by.email ? stageOver() : noItem()
}

/** Several at once only where the same was found, and nothing that is high. */
function checkAlike(items: readonly ReviewItemRecord[], ids: readonly string[]): void {
  if (items.length < 2) return
  const keyOf = ({ findings }: ReviewItemRecord) => JSON.stringify(findings)
  const first = items.find(({ id }) => id === ids[0])
  const others = items.filter(
    (item) => item.severity === 'high' || keyOf(item) !== (first ? keyOf(first) : ''),
  )
  if (others.length === 0) return
  const fields = others.slice(0, 100).map(({ id, name, severity }) => ({
    path: `body.itemIds.${ids.indexOf(id)}`,
    rule: severity === 'high' ? 'high_finding' : 'other_findings',
    message:
      severity === 'high'
        ? `“${name}” has a high finding: decide it alone.`
        : `Something else was found about “${name}”: decide it apart.`,
  }))
  const detail = `${others.length} of ${items.length} have a high finding or other findings than the first. Decide those apart.`
  throw new AppError('bulk_not_allowed', { fields, detail })
}

const noItem = () =>
  new AppError('not_found', { detail: 'There is no such schedule in this review.' })
const stageOver = () =>
  new AppError('stage_over', {
    detail: 'Nothing can be decided before the start or after the end.',
  })
