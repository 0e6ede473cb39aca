import type { BulkDialog } from './bulk-actions.ts'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { DeleteDialog, HoldDialog } from './off-dialogs.tsx'
import { SetDialog } from './set-dialog.tsx'
import { ShiftDialog, SpreadDialog, ZoneDialog } from './time-dialogs.tsx'

/** The dialog that is open, if one is. */
export function BulkDialogs({
  dialog,
  ...props
}: BulkDialogProps & { readonly dialog: BulkDialog | undefined }) {
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'set':
      return <SetDialog {...props} first={dialog.first} />
    case 'zone':
      return <ZoneDialog {...props} />
    case 'shift':
      return <ShiftDialog {...props} />
    case 'spread':
      return <SpreadDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} />
    case 'hold':
      return <HoldDialog {...props} />
  }
}
