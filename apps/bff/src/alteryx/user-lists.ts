import { reducedUser, user } from '@curator/alteryx-contract/server/v3/users'
import type { z } from 'zod'
import type { StoredUser } from '../directory/stored-user.ts'
import { toGatewayUser } from './user-view.ts'

/** Both user lists of a Server, merged. */
export interface UserLists {
  readonly users: readonly StoredUser[]
  /** Records that had to be mended or left out. */
  readonly oddCount: number
}

/** Records between two pauses, so that whoever reads can answer others meanwhile. */
const recordsAtOnce = 2_000

/**
 * Parses both lists. A record with odd fields is mended, one without an id is left out: one strange user must not hide
 * the others. Throws a `SyntaxError` for what is no JSON.
 */
export async function parseUserLists(
  fullBytes: Uint8Array,
  reducedBytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<UserLists> {
  const createdAt = new Map<string, string>()
  const oddReduced = await parseRecords(reducedBytes, reducedUser, pause, (record) => {
    if (record.dateCreated) createdAt.set(record.id, record.dateCreated)
  })
  const users = new Map<string, StoredUser>()
  const oddFull = await parseRecords(fullBytes, user, pause, (record) => {
    users.set(record.id, { ...toGatewayUser(record), createdAt: createdAt.get(record.id) ?? null })
  })
  return { users: [...users.values()], oddCount: oddFull + oddReduced }
}

/** Hands over each record and lets go of its raw form at once: a large list must not stand in memory three times. */
async function parseRecords<T extends z.ZodType>(
  bytes: Uint8Array,
  schema: T,
  pause: () => Promise<void>,
  take: (record: z.output<T>) => void,
): Promise<number> {
  const list: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (!Array.isArray(list)) throw new SyntaxError('the list is no array')
  let oddCount = 0
  for (let index = 0; index < list.length; index += 1) {
    if (index % recordsAtOnce === recordsAtOnce - 1) await pause()
    const item: unknown = list[index]
    list[index] = null
    const result = schema.safeParse(item)
    const record = result.success ? result.data : mend(schema, item, result.error)
    if (!result.success) oddCount += 1
    if (record !== null) take(record)
  }
  return oddCount
}

/** Drops the fields that do not fit. A user whose state is not said counts as active: that hides nobody. */
function mend<T extends z.ZodType>(
  schema: T,
  item: unknown,
  error: z.ZodError,
): z.output<T> | null {
  if (typeof item !== 'object' || item === null) return null
  const odd = new Set(error.issues.map((issue) => issue.path[0]))
  const fitting = Object.entries(item).filter(([name]) => !odd.has(name))
  const result = schema.safeParse({ isActive: true, ...Object.fromEntries(fitting) })
  return result.success ? result.data : null
}
