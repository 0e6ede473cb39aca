import type { OperationSpec } from './operation.ts'
import { requestToken } from './server/oauth.ts'
import * as userGroups from './server/v3/user-groups.ts'
import * as users from './server/v3/users.ts'

const isOperation = (value: unknown): value is OperationSpec =>
  typeof value === 'object' && value !== null && 'operationId' in value

/** Every room of the wire; one file each below `server/`. */
const rooms: readonly Readonly<Record<string, unknown>>[] = [users, userGroups]

/** Every operation this build knows. A list whose reply depends on `view` stands twice: one entry per view. */
export const operations: readonly OperationSpec[] = [
  requestToken,
  ...rooms.flatMap((room) => Object.values(room).filter(isOperation)),
]
