import type { ConnectionId } from '@curator/console-contract/ids'
import type { WorkerSlots } from '@curator/console-contract/schedule-forecast'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export type WorkerSlotsStore = ReturnType<typeof createWorkerSlotsStore>

/** Slots of worker tags; each tag once. */
export function createWorkerSlotsStore(db: Kysely<Database>) {
  return {
    /** In the order of the tags. */
    list: async (connectionId: ConnectionId): Promise<WorkerSlots[]> => {
      const { rows } = await sql<WorkerSlots>`
        select worker_tag as "workerTag", slots from worker_slots
        where connection_id = ${connectionId} order by worker_tag`.execute(db)
      return rows
    },

    /** In place of all there were. */
    replace: async (connectionId: ConnectionId, items: readonly WorkerSlots[]): Promise<void> => {
      const tags = items.map(({ workerTag }) => workerTag)
      const slots = items.map((item) => item.slots)
      // One statement, so that two people who save at once never leave a mixture.
      await sql`
        with gone as (
          delete from worker_slots where connection_id = ${connectionId} and worker_tag <> all(${tags}::text[]))
        insert into worker_slots (connection_id, worker_tag, slots)
        select ${connectionId}, * from unnest(${tags}::text[], ${slots}::int[])
        on conflict (connection_id, worker_tag) do update set slots = excluded.slots`.execute(db)
    },
  }
}
