import type { AccountRole } from '@curator/console-contract/session'

export const roleChoices: readonly {
  readonly key: AccountRole
  readonly text: string
  readonly description: string
}[] = [
  { key: 'viewer', text: 'Viewer', description: 'Looks at everything, changes nothing.' },
  { key: 'operator', text: 'Operator', description: 'Plans, runs, and approves plans of others.' },
  {
    key: 'administrator',
    text: 'Administrator',
    description: 'Also manages connections and accounts.',
  },
]

export const accountsText = {
  title: 'Accounts',
  description: 'Who may use this console, and as what. These are not users of an Alteryx Server.',
  invite: 'Invite a person',
  invited: 'Invited',
  linkTitle: 'The link is ready',
  linkNote:
    'Send it to the person. It works once, for seven days, and can’t be shown again: invite anew if it gets lost.',
  noInvitation: 'Nobody is invited at the moment.',
  ownNote: 'Another administrator changes your role or disables you.',
  disableNote: 'Every session of this account ends at once. Its plans and runs stay.',
} as const

export const passwordText = {
  section: {
    title: 'Your password',
    description: 'Changing it ends your sessions in all other browsers.',
  },
  changed: 'Your password is changed. Other sessions have ended.',
  rule: '12 to 200 characters; a sentence is easy to remember. No other rule.',
} as const
