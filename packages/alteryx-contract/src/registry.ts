import type { OperationSpec } from './operation.ts'
import { requestToken } from './server/oauth.ts'
import * as userGroups from './server/v3/user-groups.ts'
import * as users from './server/v3/users.ts'

const isOperation = (value: unknown): value is OperationSpec =>
  typeof value === 'object' && value !== null && 'operationId' in value

/** Every operation this build knows, in no particular order. `Users_GetUsers` stands twice: one entry per view. */
export const operations: readonly OperationSpec[] = [
  requestToken,
  ...Object.values<unknown>(users).filter(isOperation),
  ...Object.values<unknown>(userGroups).filter(isOperation),
]
