import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { ConnectionId } from '@curator/console-contract/ids'
import type {
  Campaign,
  CampaignState,
  CampaignValues,
} from '@curator/console-contract/schedule-review'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import { readEvidence } from '../../schedules/review/frozen-evidence.ts'
import { toNextCampaign } from '../../schedules/review/next-campaign.ts'
import { answerSilence, silenceName } from '../../schedules/review/silence.ts'
import type { AccountStore } from '../../store/account.store.ts'
import type {
  CampaignRecord,
  NewCampaign,
  ReviewCampaignStore,
} from '../../store/review-campaign.store.ts'
import type { ReviewSignOffStore } from '../../store/review-sign-off.store.ts'
import type { ReviewStepStore } from '../../store/review-steps.store.ts'
import { toCampaignView } from './campaign-view.ts'
import type { FreezeCampaign } from './freeze-campaign.ts'

interface CampaignsDeps {
  readonly campaigns: ReviewCampaignStore
  readonly steps: ReviewStepStore
  readonly signOffs: Pick<ReviewSignOffStore, 'list'>
  readonly accounts: Pick<AccountStore, 'findById'>
  readonly directories: Pick<Directories, 'get'>
  readonly freeze: FreezeCampaign
  /** Seals the hash over all evidence. */
  readonly sealKey: string
  readonly clock: Clock
}

/** Reviews from draft to close. */
export class CampaignsService {
  readonly #deps: CampaignsDeps

  constructor(deps: CampaignsDeps) {
    this.#deps = deps
  }

  async list(query: {
    readonly connectionId: ConnectionId
    readonly state: readonly CampaignState[]
    readonly page: number
    readonly pageSize: number
  }) {
    const { connectionId, page, pageSize, state } = query
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    await this.closeOver()
    const found = await this.#deps.campaigns.list({ connectionId, states: state, ...window })
    const items = found.campaigns.map((record) => this.toView(record))
    return { items, total: found.total, page, pageSize }
  }

  async create(connectionId: ConnectionId, values: CampaignValues, authorId: string) {
    await this.#deps.directories.get(connectionId)
    await this.#checkFallback(values)
    const draft: NewCampaign = {
      id: randomUUID(),
      connectionId,
      values,
      createdAt: this.#deps.clock.now(),
      createdBy: authorId,
      previousId: null,
    }
    await this.#deps.campaigns.create(draft)
    return this.#read(draft.id)
  }

  async update(id: string, values: CampaignValues) {
    await this.find(id)
    await this.#checkFallback(values)
    if (!(await this.#deps.campaigns.update(id, values))) throw started()
    return this.#read(id)
  }

  async discard(id: string): Promise<void> {
    await this.find(id)
    if (!(await this.#deps.campaigns.discard(id))) throw started()
  }

  async get(id: string) {
    const record = await this.find(id)
    const [reviewers, signOffs] = await Promise.all([
      this.#deps.campaigns.listReviewers(id),
      this.#deps.signOffs.list(id),
    ])
    return {
      ...this.toView(record),
      reviewers: reviewers.map(({ remindedAt, ...each }) => ({
        ...each,
        remindedAt: remindedAt?.toISOString() ?? null,
      })),
      signOffs: signOffs.map(({ at, byName, stage, statement }) => ({
        stage,
        byName,
        at: at.toISOString(),
        statement,
      })),
    }
  }

  /** Freezes what is known now. */
  async start(id: string): Promise<Campaign> {
    const record = await this.find(id)
    if (record.state !== 'draft') throw started()
    const now = this.#deps.clock.now()
    if (record.values.stages.some(({ endsAt }) => Date.parse(endsAt) <= now.getTime())) {
      const message = 'A stage would be over already. Choose later ends.'
      const fields = [{ path: 'stages', rule: 'too_early', message }]
      throw new AppError('request_invalid', { fields, detail: message })
    }
    const { hash, items } = await this.#deps.freeze(record)
    const seal = this.#seal(id, hash)
    if (!(await this.#deps.steps.start(id, { at: now, hash, seal, items }))) throw started()
    return this.#read(id)
  }

  async close(id: string): Promise<Campaign> {
    const record = await this.find(id)
    if (!(await this.#close(record))) {
      const detail = 'Only an open review can be closed.'
      throw new AppError('review_state_conflict', { detail })
    }
    return this.#read(id)
  }

  /** Closes what has come to its end. Work of a timer, and of whoever looks before it. */
  async closeOver(): Promise<void> {
    for (const id of await this.#deps.campaigns.listOpen()) await this.find(id)
  }

  /** Closed when its end has come. Throws `not_found`. */
  async find(id: string): Promise<CampaignRecord> {
    const found = await this.#deps.campaigns.find(id)
    if (!found)
      throw new AppError('not_found', { detail: 'There is no such review, or no longer.' })
    const end = Date.parse(found.values.stages.at(-1)?.endsAt ?? '')
    if (found.state !== 'open' || end > this.#deps.clock.now().getTime()) return found
    await this.#close(found)
    return (await this.#deps.campaigns.find(id)) ?? found
  }

  toView(record: CampaignRecord): Campaign {
    return toCampaignView(record, this.isSound(record), this.#deps.clock.now().getTime())
  }

  /** Whether all evidence is what was frozen: it fits its hashes, and the hash over all of them its seal. */
  isSound({ evidenceHash, evidenceSeal, fitsHashes, id }: CampaignRecord): boolean {
    if (evidenceHash === null) return fitsHashes
    const wanted = Buffer.from(this.#seal(id, evidenceHash))
    const given = Buffer.from(evidenceSeal ?? '')
    return fitsHashes && wanted.length === given.length && timingSafeEqual(wanted, given)
  }

  async #close({ connectionId, createdBy, id, values }: CampaignRecord): Promise<boolean> {
    const { clock, steps } = this.#deps
    const at = clock.now()
    const next = toNextCampaign(values, at.getTime())
    const stage = values.stages.at(-1)?.kind ?? 'curator'
    return steps.close(id, {
      at,
      stage,
      byName: silenceName,
      answer: (evidence) => answerSilence(values.silence, readEvidence(evidence)),
      next: next && {
        id: randomUUID(),
        connectionId,
        values: next,
        createdAt: at,
        createdBy,
        previousId: id,
      },
    })
  }

  #seal(id: string, hash: string): string {
    return createHmac('sha256', this.#deps.sealKey).update(`${id}.${hash}`).digest('hex')
  }

  async #read(id: string): Promise<Campaign> {
    return this.toView(await this.find(id))
  }

  async #checkFallback({ fallbackAccountId }: CampaignValues): Promise<void> {
    if (await this.#deps.accounts.findById(fallbackAccountId)) return
    const detail = 'Whoever should stand in has no account here, or it is disabled. Choose another.'
    throw new AppError('not_found', { detail })
  }
}

const started = () =>
  new AppError('review_started', { detail: 'From the start on it can’t be changed.' })
