import type { ChangeKind } from '@curator/console-contract/plans'
import { addCollectionAssetChange } from './add-collection-asset.change.ts'
import { addDirectoryGroupChange } from './add-directory-group.change.ts'
import { addGroupMembersChange } from './add-group-members.change.ts'
import { addShareChange } from './add-share.change.ts'
import { callOperationChange } from './call-operation.change.ts'
import { changeCredentialPasswordChange } from './change-credential-password.change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { changeOwnerChange } from './change-owner.change.ts'
import { createCollectionChange } from './create-collection.change.ts'
import { createCredentialChange } from './create-credential.change.ts'
import { createGroupChange } from './create-group.change.ts'
import { createScheduleChange } from './create-schedule.change.ts'
import { createStudioChange } from './create-studio.change.ts'
import { createUserChange } from './create-user.change.ts'
import { deactivateUserChange } from './deactivate-user.change.ts'
import { deleteCollectionChange } from './delete-collection.change.ts'
import { deleteCredentialChange } from './delete-credential.change.ts'
import { deleteDataConnectionChange } from './delete-data-connection.change.ts'
import { deleteDcmConnectionChange } from './delete-dcm-connection.change.ts'
import { deleteDcmRuleChange } from './delete-dcm-rule.change.ts'
import { deleteGroupChange } from './delete-group.change.ts'
import { deleteScheduleChange } from './delete-schedule.change.ts'
import { deleteStudioChange } from './delete-studio.change.ts'
import { deleteUserChange } from './delete-user.change.ts'
import { moveToStudioChange } from './move-to-studio.change.ts'
import { patchScheduleChange } from './patch-schedule.change.ts'
import { removeCollectionAssetChange } from './remove-collection-asset.change.ts'
import { removeCollectionMemberChange } from './remove-collection-member.change.ts'
import { removeDirectoryGroupChange } from './remove-directory-group.change.ts'
import { removeGroupMemberChange } from './remove-group-member.change.ts'
import { removeShareChange } from './remove-share.change.ts'
import { renameDataConnectionChange } from './rename-data-connection.change.ts'
import { resetPasswordChange } from './reset-password.change.ts'
import { setCollectionMemberChange } from './set-collection-member.change.ts'
import { setScheduleEnabledChange } from './set-schedule-enabled.change.ts'
import { transferAssetsChange } from './transfer-assets.change.ts'
import { unshareDcmConnectionChange } from './unshare-dcm-connection.change.ts'
import { updateCollectionChange } from './update-collection.change.ts'
import { updateGroupChange } from './update-group.change.ts'
import { updateStudioChange } from './update-studio.change.ts'
import { updateUserChange } from './update-user.change.ts'
import { upsertDcmConnectionChange } from './upsert-dcm-connection.change.ts'
import { upsertDcmRuleChange } from './upsert-dcm-rule.change.ts'

/** Every kind of change there is. */
const changeKindRules: { readonly [K in ChangeKind]: ChangeKindRules<K> } = {
  'create-group': createGroupChange,
  'update-group': updateGroupChange,
  'delete-group': deleteGroupChange,
  'create-user': createUserChange,
  'update-user': updateUserChange,
  'deactivate-user': deactivateUserChange,
  'delete-user': deleteUserChange,
  'reset-password': resetPasswordChange,
  'add-group-members': addGroupMembersChange,
  'remove-group-member': removeGroupMemberChange,
  'add-directory-group': addDirectoryGroupChange,
  'remove-directory-group': removeDirectoryGroupChange,
  'transfer-assets': transferAssetsChange,
  'change-owner': changeOwnerChange,
  'set-schedule-enabled': setScheduleEnabledChange,
  'patch-schedule': patchScheduleChange,
  'create-schedule': createScheduleChange,
  'delete-schedule': deleteScheduleChange,
  'create-collection': createCollectionChange,
  'update-collection': updateCollectionChange,
  'delete-collection': deleteCollectionChange,
  'set-collection-member': setCollectionMemberChange,
  'remove-collection-member': removeCollectionMemberChange,
  'add-collection-asset': addCollectionAssetChange,
  'remove-collection-asset': removeCollectionAssetChange,
  'create-credential': createCredentialChange,
  'change-credential-password': changeCredentialPasswordChange,
  'delete-credential': deleteCredentialChange,
  'add-share': addShareChange,
  'remove-share': removeShareChange,
  'rename-data-connection': renameDataConnectionChange,
  'delete-data-connection': deleteDataConnectionChange,
  'create-studio': createStudioChange,
  'update-studio': updateStudioChange,
  'move-to-studio': moveToStudioChange,
  'delete-studio': deleteStudioChange,
  'upsert-dcm-connection': upsertDcmConnectionChange,
  'unshare-dcm-connection': unshareDcmConnectionChange,
  'delete-dcm-connection': deleteDcmConnectionChange,
  'upsert-dcm-rule': upsertDcmRuleChange,
  'delete-dcm-rule': deleteDcmRuleChange,
  'call-operation': callOperationChange,
}

/** The rules of a kind whose payload type is not known here: the journal hands out changes of all kinds. */
export function findRules(kind: ChangeKind): ChangeKindRules<ChangeKind> {
  return changeKindRules[kind] as unknown as ChangeKindRules<ChangeKind>
}
