import type { BulkDialog } from './bulk-actions.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { EditFieldsDialog } from './edit-fields-dialog.tsx'
import { GroupsDialog } from './groups-dialog.tsx'

/** The dialog that is open, if one is. */
export function BulkDialogs({
  dialog,
  ...props
}: BulkDialogProps & { readonly dialog: BulkDialog | undefined }) {
  if (dialog === 'fields') return <EditFieldsDialog {...props} />
  if (dialog === 'groups') return <GroupsDialog {...props} />
  return dialog === 'copy' ? <CopyDialog {...props} /> : null
}
