import { sql } from 'kysely'
import PgBoss from 'pg-boss'
import type { Deps } from './deps.ts'

/** Timed work; each piece runs in one process at a time, however many replicas there are. */
export interface Background {
  /** Lets what is running end, up to `graceMs`. */
  stop(graceMs: number): Promise<void>
}

const dayMs = 86_400_000
const everyMinute = '* * * * *'
/** A job delivers for this long, until the next one comes. */
const deliveringMs = 55_000
const deliverEveryMs = 3_000
/** Days that notifications and deliveries are kept. */
const eventKeepDays = 90
const everyTenMinutes = '*/10 * * * *'

/** Starts the timed work on the console's own database. */
export async function startBackground(
  deps: Deps,
  settings: { readonly directoryRefreshMinutes: number },
): Promise<Background> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => deps.store.pool.query(text, values) },
    schema: 'timed',
    archiveCompletedAfterSeconds: 3600,
    deleteAfterHours: 24,
  })
  boss.on('error', (error) => deps.log.error({}, 'Timed work failed', error))
  await boss.start()
  const work: Record<string, { cron: string; run: () => Promise<void> }> = {
    'refresh-directories': {
      cron: everyMinute,
      run: () => refreshDirectories(deps, settings.directoryRefreshMinutes),
    },
    'deliver-notifications': { cron: everyMinute, run: () => keepDelivering(deps) },
    'advance-reviews': { cron: everyMinute, run: () => deps.scheduleReview.reminders.advance() },
    'clean-up': { cron: everyTenMinutes, run: () => cleanUp(deps) },
  }
  for (const [name, { cron, run }] of Object.entries(work)) {
    await boss.createQueue(name, { name, policy: 'singleton', retryLimit: 0, expireInMinutes: 30 })
    await boss.work(name, { pollingIntervalSeconds: 10 }, run)
    await boss.schedule(name, cron)
  }
  return {
    stop: (graceMs) => boss.stop({ graceful: true, wait: true, close: false, timeout: graceMs }),
  }
}

/** Reads the Servers whose copy is older than it should be. One that fails does not hold up the others. */
export async function refreshDirectories(deps: Deps, olderThanMinutes: number): Promise<void> {
  const dueBefore = deps.clock.now().getTime() - olderThanMinutes * 60_000
  for (const { id } of await deps.connections.list()) {
    try {
      const directory = await deps.directories.get(id)
      const { takenAt, isRefreshing } = directory.status()
      const isDue = takenAt === null || Date.parse(takenAt) <= dueBefore
      if (isDue && !isRefreshing) await directory.refresh()
    } catch (error) {
      deps.log.error({ connectionId: id }, 'The directory could not be read', error)
    }
  }
}

/** Sends what is due, and what becomes due within the minute, so that nobody waits for the next one. */
async function keepDelivering({ notifier, clock, stopping }: Deps): Promise<void> {
  const untilMs = clock.monotonicMs() + deliveringMs
  do await notifier.deliverDue()
  while (
    clock.monotonicMs() < untilMs &&
    (await clock.sleep(deliverEveryMs, stopping).then(
      () => true,
      () => false,
    ))
  )
}

/**
 * Removes sessions that are over, sheets kept long enough and tasks of plans that never came about, and retires plans that
 * nobody confirmed in time.
 */
export async function cleanUp(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const seenAfter = new Date(now.getTime() - deps.settings.sessionIdleMs)
  const sessionCount = await deps.sessions.removeEnded({ now, seenAfter })
  const { rows } = await sql<{ id: string }>`
    update plan set state = 'expired' where state = 'draft' and expires_at <= ${now} returning id`.execute(
    deps.store.db,
  )
  const keptSince = new Date(now.getTime() - deps.settings.sheetKeepDays * dayMs)
  const sheets = await deps.store.db
    .deleteFrom('sheet')
    .where('created_at', '<', keptSince)
    .executeTakeFirst()
  const sheetCount = Number(sheets.numDeletedRows)
  await deps.offboardingTasks.removeOrphans()
  const eventCount = await deps.deliveries.removeEventsBefore(
    new Date(now.getTime() - eventKeepDays * dayMs),
  )
  deps.log.debug({ eventCount, sessionCount, planCount: rows.length, sheetCount }, 'Cleaned up')
}
