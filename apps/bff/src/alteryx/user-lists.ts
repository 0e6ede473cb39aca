import { reducedUser, user } from '@curator/alteryx-contract/server/v3/users'
import type { StoredUser } from '../directory/stored-user.ts'
import { parseRecords } from './parse-records.ts'
import { toGatewayUser } from './user-view.ts'

/** Both user lists of a Server, merged. */
export interface UserLists {
  readonly users: readonly StoredUser[]
  /** Records that had to be mended or left out. */
  readonly oddCount: number
}

/** A user whose state is not said counts as active: that hides nobody. */
const defaults = { isActive: true }

/** Parses both lists; one odd user does not hide the others. Throws a `SyntaxError` for what is no JSON. */
export async function parseUserLists(
  fullBytes: Uint8Array,
  reducedBytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<UserLists> {
  const createdAt = new Map<string, string>()
  const oddReduced = await parseRecords(reducedBytes, {
    schema: reducedUser,
    defaults,
    pause,
    take: (record) => {
      if (record.dateCreated) createdAt.set(record.id, record.dateCreated)
    },
  })
  const users = new Map<string, StoredUser>()
  const oddFull = await parseRecords(fullBytes, {
    schema: user,
    defaults,
    pause,
    take: (record) => {
      const stored = { ...toGatewayUser(record), createdAt: createdAt.get(record.id) ?? null }
      users.set(record.id, stored)
    },
  })
  return { users: [...users.values()], oddCount: oddFull + oddReduced }
}
