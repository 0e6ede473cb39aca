import type { CredentialAbilities } from '@curator/console-contract/credentials'
import { ArrowLeftRight, KeyRound, Share2, Trash2, UserMinus } from 'lucide-react'
import {
  type CredentialDialogProps,
  DeleteDialog,
  PasswordDialog,
  SharesDialog,
  SwapDialog,
} from './credential-dialogs.tsx'

export type CredentialTask = 'share' | 'unshare' | 'password' | 'swap' | 'delete'

/** What can be done with chosen credentials; `ability` names what the Server must offer. */
export const credentialTasks = [
  { key: 'share', text: 'Share…', icon: Share2, ability: 'share' },
  { key: 'unshare', text: 'Take away…', icon: UserMinus, ability: 'share' },
  { key: 'password', text: 'Change password…', icon: KeyRound, ability: 'changePassword' },
  { key: 'swap', text: 'Swap…', icon: ArrowLeftRight, ability: null },
  { key: 'delete', text: 'Delete…', icon: Trash2, ability: 'delete' },
] as const

/** Why tasks can't be done on this Server, each reason once. */
export const listReasons = (cannot: CredentialAbilities | undefined): string[] =>
  cannot ? [...new Set(Object.values(cannot).filter((why) => why !== null))] : []

/** The dialog of a task. */
export function CredentialTaskDialog({
  task,
  ...props
}: CredentialDialogProps & { readonly task: CredentialTask }) {
  switch (task) {
    case 'share':
    case 'unshare':
      return <SharesDialog {...props} kind={task} />
    case 'password':
      return <PasswordDialog {...props} />
    case 'swap':
      return <SwapDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} />
  }
}
