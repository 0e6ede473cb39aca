import type { SignInType } from '@curator/console-contract/connections'
import type { UserAction } from '@curator/console-contract/user-plans'
import {
  BadgeCheck,
  Copy,
  KeyRound,
  KeySquare,
  LockOpen,
  LogOut,
  PlugZap,
  Trash2,
  Unplug,
  UserCheck,
  UserX,
} from 'lucide-react'
import type { MenuEntry } from '../../../ui/menu.tsx'
import { maxToOffboard, toDeactivateMeaning, toNoPassword, toTooManyFor } from './bulk-text.ts'

/** A dialog that asks for more before there is an action. */
export type BulkDialog = 'fields' | 'groups' | 'copy'

/** The actions that are not in the open on the bar. */
export function toBulkEntries({
  count,
  signIn,
  onAction,
  onDialog,
  onOffboard,
}: {
  readonly count: number
  readonly signIn: SignInType
  readonly onAction: (action: UserAction) => void
  readonly onDialog: (dialog: BulkDialog) => void
  readonly onOffboard: () => void
}): MenuEntry[] {
  const simple = (kind: 'unlock' | 'validate' | 'reactivate') => () => onAction({ kind })
  return [
    { key: 'copy', text: 'Copy from a person…', icon: Copy, onAction: () => onDialog('copy') },
    { key: 'unlock', text: 'Unlock', icon: LockOpen, onAction: simple('unlock') },
    { key: 'validate', text: 'Validate', icon: BadgeCheck, onAction: simple('validate') },
    {
      key: 'api-on',
      text: 'Give API access',
      icon: PlugZap,
      onAction: () => onAction({ kind: 'set', values: { isApiEnabled: true } }),
    },
    {
      key: 'api-off',
      text: 'Take API access away',
      icon: Unplug,
      onAction: () => onAction({ kind: 'set', values: { isApiEnabled: false } }),
    },
    {
      key: 'reset-password',
      text: 'Reset password',
      description: 'The Server mails each of them a link.',
      icon: toNoPassword(signIn) ? KeySquare : KeyRound,
      unavailable: toNoPassword(signIn),
      onAction: () => onAction({ kind: 'reset_password' }),
    },
    {
      key: 'reactivate',
      text: 'Reactivate',
      description: 'With the groups that deactivation took away.',
      icon: UserCheck,
      onAction: simple('reactivate'),
    },
    {
      key: 'deactivate',
      text: 'Deactivate',
      description: toDeactivateMeaning(signIn),
      icon: UserX,
      isDanger: true,
      onAction: () => onAction({ kind: 'deactivate' }),
    },
    {
      key: 'offboard',
      text: 'Offboard…',
      description: 'Hand over what they own, then deactivate.',
      icon: LogOut,
      unavailable: toTooManyFor(count, maxToOffboard),
      onAction: onOffboard,
    },
    {
      key: 'delete',
      text: 'Delete',
      description: 'Refused by the Server while they own something.',
      icon: Trash2,
      isDanger: true,
      onAction: () => onAction({ kind: 'delete' }),
    },
  ]
}
