import type { ChangeKind } from '@curator/console-contract/plans'
import { addGroupMembersChange } from './add-group-members.change.ts'
import { callOperationChange } from './call-operation.change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { createGroupChange } from './create-group.change.ts'
import { createUserChange } from './create-user.change.ts'
import { updateUserChange } from './update-user.change.ts'

/** Every kind of change there is. */
const changeKindRules: { readonly [K in ChangeKind]: ChangeKindRules<K> } = {
  'create-group': createGroupChange,
  'create-user': createUserChange,
  'update-user': updateUserChange,
  'add-group-members': addGroupMembersChange,
  'call-operation': callOperationChange,
}

/** The rules of a kind whose payload type is not known here: the journal hands out changes of all kinds. */
export function findRules(kind: ChangeKind): ChangeKindRules<ChangeKind> {
  return changeKindRules[kind] as unknown as ChangeKindRules<ChangeKind>
}
