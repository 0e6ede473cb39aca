import { type Kysely, type Migration, Migrator } from 'kysely'
import * as initial from './migrations/0001-initial.ts'
import * as callReplies from './migrations/0002-call-replies.ts'
import * as connectionNetwork from './migrations/0003-connection-network.ts'
import * as recipe from './migrations/0004-recipe.ts'
import * as approvals from './migrations/0005-approvals.ts'
import * as notifications from './migrations/0006-notifications.ts'
import * as savedViews from './migrations/0007-saved-views.ts'
import * as undo from './migrations/0008-undo.ts'
import * as offboarding from './migrations/0009-offboarding.ts'
import * as jobProfiles from './migrations/0010-job-profiles.ts'
import * as planRows from './migrations/0011-plan-rows.ts'
import * as schedules from './migrations/0012-schedules.ts'
import * as workerSlots from './migrations/0013-worker-slots.ts'
import * as schedulePolicy from './migrations/0014-schedule-policy.ts'
import * as scheduleReview from './migrations/0015-schedule-review.ts'
import * as reviewEvents from './migrations/0016-review-events.ts'
import * as collectionMembers from './migrations/0017-collection-members.ts'
import * as credentials from './migrations/0018-credentials.ts'
import * as revelations from './migrations/0019-revelations.ts'
import * as collectionNeeds from './migrations/0020-collection-needs.ts'
import type { Database } from './schema.ts'
import { StoreStartError } from './store-failure.ts'

/** All shapes of the store in order. A released one is never edited or renamed; new ones are added at the end. */
const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-call-replies': callReplies,
  '0003-connection-network': connectionNetwork,
  '0004-recipe': recipe,
  '0005-approvals': approvals,
  '0006-notifications': notifications,
  '0007-saved-views': savedViews,
  '0008-undo': undo,
  '0009-offboarding': offboarding,
  '0010-job-profiles': jobProfiles,
  '0011-plan-rows': planRows,
  '0012-schedules': schedules,
  '0013-worker-slots': workerSlots,
  '0014-schedule-policy': schedulePolicy,
  '0015-schedule-review': scheduleReview,
  '0016-review-events': reviewEvents,
  '0017-collection-members': collectionMembers,
  '0018-credentials': credentials,
  '0019-revelations': revelations,
  '0020-collection-needs': collectionNeeds,
}

/** Names of all shapes, oldest first. */
export const migrationNames: readonly string[] = Object.keys(migrations)

/**
 * Brings the store to the newest shape. Replicas that start together wait for each other (advisory lock). Throws
 * `StoreStartError` when the store was made by a newer console.
 */
export async function migrateStore(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw new StoreStartError(
      'The database was made by a newer Curator Console. Start that version, or use another database.',
      { cause: error },
    )
  }
  throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
}
