import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Whoever came by a link, and what it is bound to. */
export interface ReviewerSession {
  readonly campaignId: string
  /** Lower case. */
  readonly email: string
  readonly expiresAt: Date
}

interface NewReviewerLink extends ReviewerSession {
  readonly id: string
  /** SHA-256 of the token. */
  readonly tokenHash: Buffer
  readonly createdAt: Date
  readonly createdBy: string
}

export type ReviewLinkStore = ReturnType<typeof createReviewLinkStore>

/** One-time links to reviews, and the sessions that they began. A link is looked up only while its campaign is open. */
export function createReviewLinkStore(db: Kysely<Database>) {
  return {
    /** Ends older links and sessions of the same person. */
    create: (link: NewReviewerLink): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await sql`delete from review_link
          where campaign_id = ${link.campaignId}::uuid and email = ${link.email}`.execute(trx)
        await sql`
          insert into review_link (id, campaign_id, email, token_hash, expires_at, created_at, created_by)
          values (${link.id}::uuid, ${link.campaignId}::uuid, ${link.email}, ${link.tokenHash}, ${link.expiresAt},
            ${link.createdAt}, ${link.createdBy}::uuid)`.execute(trx)
      }),

    /** Uses up a link and begins a session: of two at the same time one finds it used. Undefined for any other link. */
    use: async (
      link: { readonly id: string; readonly tokenHash: Buffer },
      sessionHash: Buffer,
      now: Date,
    ): Promise<ReviewerSession | undefined> => {
      const { rows } = await sql<ReviewerSession>`
        update review_link l set used_at = ${now}, session_hash = ${sessionHash}
        from review_campaign c
        where l.id = ${link.id}::uuid and l.token_hash = ${link.tokenHash} and l.used_at is null
          and l.expires_at > ${now} and c.id = l.campaign_id and c.state = 'open'
        returning l.campaign_id as "campaignId", l.email, l.expires_at as "expiresAt"`.execute(db)
      return rows[0]
    },

    findSession: async (sessionHash: Buffer, now: Date): Promise<ReviewerSession | undefined> => {
      const { rows } = await sql<ReviewerSession>`
        select l.campaign_id as "campaignId", l.email, l.expires_at as "expiresAt"
        from review_link l join review_campaign c on c.id = l.campaign_id and c.state = 'open'
        where l.session_hash = ${sessionHash} and l.expires_at > ${now}`.execute(db)
      return rows[0]
    },
  }
}
