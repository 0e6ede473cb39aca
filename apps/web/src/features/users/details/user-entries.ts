import type { SignInType } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import type { UserAction } from '@curator/console-contract/user-plans'
import {
  BadgeCheck,
  Copy,
  KeyRound,
  LockOpen,
  LogOut,
  PlugZap,
  Trash2,
  Unplug,
  UserCheck,
  UsersRound,
  UserX,
} from 'lucide-react'
import type { MenuEntry } from '../../../ui/menu.tsx'
import { toDeactivateMeaning, toNoPassword } from '../bulk/bulk-text.ts'
import { toOwnedWords } from './user-page-text.ts'

/** Actions that ask or tell something before there is a plan. */
export type UserDialog =
  | 'groups'
  | 'copy'
  | 'reset_password'
  | 'deactivate'
  | 'reactivate'
  | 'delete'

/** What can be done with one user as things stand; what makes no sense now is left out or says why. */
export function toUserEntries({
  details,
  signIn,
  onAction,
  onDialog,
  onOffboard,
}: {
  readonly details: UserDetails
  readonly signIn: SignInType
  readonly onAction: (action: UserAction) => void
  readonly onDialog: (dialog: UserDialog) => void
  readonly onOffboard: () => void
}): MenuEntry[] {
  const { user } = details
  const owned = toOwnedWords(details)
  const entry = (key: UserDialog, rest: Omit<MenuEntry, 'key' | 'onAction'>): MenuEntry => ({
    key,
    ...rest,
    onAction: () => onDialog(key),
  })
  return [
    entry('groups', { text: 'Change groups…', icon: UsersRound }),
    entry('copy', { text: 'Copy settings from a person…', icon: Copy }),
    ...toSimpleEntries(details, onAction),
    entry('reset_password', {
      text: 'Reset password…',
      description: 'The Server mails them a link.',
      icon: KeyRound,
      unavailable:
        toNoPassword(signIn) ??
        (user.isActive ? undefined : 'The account is inactive: reactivate it first.'),
    }),
    canReactivate(details, signIn)
      ? entry('reactivate', {
          text: 'Reactivate…',
          description: toGroupsBack(details.groupsBeforeDeactivation.map(({ name }) => name)),
          icon: UserCheck,
        })
      : entry('deactivate', {
          text: 'Deactivate…',
          description: toDeactivateMeaning(signIn),
          icon: UserX,
          isDanger: true,
        }),
    {
      key: 'offboard',
      text: 'Offboard…',
      description: owned
        ? `Hand over ${owned}, then deactivate.`
        : 'Deactivate, with what follows from it.',
      icon: LogOut,
      onAction: onOffboard,
    },
    entry('delete', {
      text: 'Delete…',
      description: 'For ever: a deleted user can’t be brought back.',
      icon: Trash2,
      isDanger: true,
      unavailable: owned ? `Owns ${owned}: offboard first, to hand it over.` : undefined,
    }),
  ]
}

/** Actions that need no more words: their plan says it all. */
function toSimpleEntries(
  { user }: UserDetails,
  onAction: (action: UserAction) => void,
): MenuEntry[] {
  const unlock: MenuEntry = {
    key: 'unlock',
    text: 'Unlock',
    icon: LockOpen,
    onAction: () => onAction({ kind: 'unlock' }),
  }
  const validate: MenuEntry = {
    key: 'validate',
    text: 'Validate',
    icon: BadgeCheck,
    onAction: () => onAction({ kind: 'validate' }),
  }
  const setApi = (isApiEnabled: boolean) => () =>
    onAction({ kind: 'set', values: { isApiEnabled } })
  const giveApi = { key: 'api-on', text: 'Give API access', icon: PlugZap, onAction: setApi(true) }
  const takeApi = {
    key: 'api-off',
    text: 'Take API access away',
    icon: Unplug,
    onAction: setApi(false),
  }
  // Where the Server's release does not tell the state, either may be wanted.
  return [
    ...(user.isAccountLocked === false ? [] : [unlock]),
    ...(user.isValidated === true ? [] : [validate]),
    ...(user.isApiEnabled === true ? [] : [giveApi]),
    ...(user.isApiEnabled === false ? [] : [takeApi]),
  ]
}

/** On Windows sign-in a deactivated user is one without access and groups, still active for the Server. */
function canReactivate(
  { user, groupsBeforeDeactivation }: UserDetails,
  signIn: SignInType,
): boolean {
  const isWithoutAccess = user.role === 'NoAccess' && groupsBeforeDeactivation.length > 0
  return !user.isActive || (signIn === 'windows' && isWithoutAccess)
}

function toGroupsBack(names: readonly string[]): string {
  return names.length === 0
    ? 'No groups come back: this console took none away.'
    : `Gives back ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}.`
}
