import type { StageKind } from '@curator/console-contract/schedule-review'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface SignOffRecord {
  readonly stage: StageKind
  readonly accountId: string
  readonly byName: string
  readonly byEmail: string
  readonly statement: string
  readonly at: Date
}

export type ReportFormat = 'csv' | 'xlsx' | 'json'
export type ReportFiles = Readonly<Record<ReportFormat, Uint8Array>>

export type ReviewSignOffStore = ReturnType<typeof createReviewSignOffStore>

/** Signatures, and the report that is kept with the last of them. */
export function createReviewSignOffStore(db: Kysely<Database>) {
  return {
    list: (campaignId: string): Promise<readonly SignOffRecord[]> => listSignOffs(db, campaignId),

    /**
     * Adds a signature; `settle` sees all of them and answers the report when they are complete, which makes the campaign
     * signed. It throws to refuse. False unless the campaign is closed. A second signature of the same person changes nothing.
     */
    sign: (
      campaignId: string,
      signOff: {
        readonly stage: StageKind
        readonly accountId: string
        readonly statement: string
        readonly at: Date
      },
      settle: (all: readonly SignOffRecord[]) => Promise<ReportFiles | null>,
    ): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql`
          select id from review_campaign where id = ${campaignId}::uuid and state = 'closed' for update`.execute(
          trx,
        )
        if (rows.length === 0) return false
        await sql`
          insert into review_sign_off (campaign_id, stage, account_id, statement, at)
          values (${campaignId}::uuid, ${signOff.stage}, ${signOff.accountId}::uuid, ${signOff.statement}, ${signOff.at})
          on conflict do nothing`.execute(trx)
        const files = await settle(await listSignOffs(trx, campaignId))
        if (!files) return true
        for (const [format, body] of Object.entries(files))
          await sql`insert into review_report (campaign_id, format, body)
            values (${campaignId}::uuid, ${format}, ${Buffer.from(body)})`.execute(trx)
        await sql`update review_campaign set state = 'signed', signed_at = ${signOff.at}
          where id = ${campaignId}::uuid`.execute(trx)
        return true
      }),

    /** Undefined before it is signed. */
    findReport: async (campaignId: string, format: ReportFormat): Promise<Buffer | undefined> => {
      const { rows } = await sql<{ body: Buffer }>`
        select body from review_report where campaign_id = ${campaignId}::uuid and format = ${format}`.execute(
        db,
      )
      return rows[0]?.body
    },
  }
}

async function listSignOffs(
  db: Kysely<Database>,
  campaignId: string,
): Promise<readonly SignOffRecord[]> {
  const { rows } = await sql<SignOffRecord>`
    select s.stage, s.account_id as "accountId", a.name as "byName", a.email as "byEmail", s.statement, s.at
    from review_sign_off s join account a on a.id = s.account_id
    where s.campaign_id = ${campaignId}::uuid order by s.at, a.name`.execute(db)
  return rows
}
