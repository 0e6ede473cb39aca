import { recordChange } from '../audit/record-change.ts'
import type { DirectoryMemberRecord, MemberRecord } from '../records.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'

type Member = MemberRecord | DirectoryMemberRecord

/**
 * Writes into the audit log who left a group and who joined it. Only those: with whole lists, filling a group would take
 * the square of its size.
 */
export function recordMembers(
  state: SandboxState,
  caller: Caller,
  userGroupId: string,
  {
    left = [],
    joined = [],
  }: { readonly left?: readonly Member[]; readonly joined?: readonly Member[] },
): void {
  const subject = { entity: 'UserGroup', entityId: userGroupId } as const
  recordChange(state, caller, subject, { members: left }, { members: joined })
}
