import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { currentStage } from '../../schedules/review/stages.ts'
import type { ReviewCampaignStore } from '../../store/review-campaign.store.ts'
import type { ReviewerSession, ReviewLinkStore } from '../../store/review-link.store.ts'
import type { CampaignsService } from './campaigns.service.ts'

interface ReviewerLinksDeps {
  readonly campaigns: Pick<CampaignsService, 'find'>
  readonly reviewers: Pick<ReviewCampaignStore, 'listReviewers'>
  readonly links: ReviewLinkStore
  /** Signs links. */
  readonly linkKey: string
  readonly clock: Clock
}

/** What a link is bound to; its signature covers all of it. */
const payload = z.strictObject({
  id: z.uuid(),
  campaignId: z.uuid(),
  email: z.string(),
  endsAt: z.string(),
  nonce: z.string(),
})

/** Links for owners who have no account: signed, kept as a hash only, used once, ended with their stage. */
export class ReviewerLinksService {
  readonly #deps: ReviewerLinksDeps

  constructor(deps: ReviewerLinksDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. Answers the token, which can't be read again. */
  async create(campaignId: string, address: string, authorId: string) {
    const { campaigns, clock, links, reviewers } = this.#deps
    const { state, values } = await campaigns.find(campaignId)
    const now = clock.now()
    const stage = currentStage({ state, stages: values.stages }, now.getTime())
    if (stage?.kind !== 'owner')
      throw new AppError('stage_over', { detail: 'Links are for owners, as long as they decide.' })
    const email = address.toLowerCase()
    const all = await reviewers.listReviewers(campaignId)
    if (!all.some((reviewer) => reviewer.email === email)) {
      const detail = 'Nobody with this address has a schedule in this review.'
      throw new AppError('not_found', { detail })
    }
    const id = randomUUID()
    const nonce = randomBytes(32).toString('base64url')
    const token = this.#sign({ id, campaignId, email, endsAt: stage.endsAt, nonce })
    const expiresAt = new Date(stage.endsAt)
    await links.create({
      id,
      campaignId,
      email,
      tokenHash: toHash(token),
      expiresAt,
      createdAt: now,
      createdBy: authorId,
    })
    return { token, expiresAt: expiresAt.toISOString() }
  }

  /** Uses the link up; answers the key of the session that begins. Throws `link_invalid`. */
  async open(token: string) {
    const bound = this.#read(token)
    const key = randomBytes(32).toString('base64url')
    const now = this.#deps.clock.now()
    const link = bound && { id: bound.id, tokenHash: toHash(token) }
    const session = link && (await this.#deps.links.use(link, toHash(key), now))
    if (!session) {
      const detail = 'Ask whoever sent it for a new one.'
      throw new AppError('link_invalid', { detail })
    }
    const { values } = await this.#deps.campaigns.find(session.campaignId)
    return { key, session, campaignName: values.name }
  }

  /** Undefined for a session that is over or never began. */
  findSession(key: string): Promise<ReviewerSession | undefined> {
    return this.#deps.links.findSession(toHash(key), this.#deps.clock.now())
  }

  #sign(bound: z.output<typeof payload>): string {
    const body = Buffer.from(JSON.stringify(bound)).toString('base64url')
    return `${body}.${this.#mac(body).toString('base64url')}`
  }

  #read(token: string): z.output<typeof payload> | null {
    const [body = '', mac = '', ...more] = token.split('.')
    const given = Buffer.from(mac, 'base64url')
    const wanted = this.#mac(body)
    if (more.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return null
    return payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  }

  #mac(body: string): Buffer {
    return createHmac('sha256', this.#deps.linkKey).update(body).digest()
  }
}

const toHash = (secret: string) => createHash('sha256').update(secret).digest()
