import type { CollectionDialogProps, CollectionTask } from './dialog-props.ts'
import { RemoveMembersDialog, SetMembersDialog } from './member-dialogs.tsx'
import {
  AssetsDialog,
  CopyDialog,
  DeleteDialog,
  OwnerDialog,
  RenameDialog,
} from './other-dialogs.tsx'

const dialogs = {
  set_members: SetMembersDialog,
  remove_members: RemoveMembersDialog,
  assets: AssetsDialog,
  owner: OwnerDialog,
  rename: RenameDialog,
  copy: CopyDialog,
  delete: DeleteDialog,
} as const

/** The dialog of a task, if there is one. */
export function CollectionDialogs({
  task,
  ...props
}: CollectionDialogProps & { readonly task: CollectionTask | undefined }) {
  if (!task) return null
  const Dialog = dialogs[task]
  return <Dialog key={task} {...props} />
}
