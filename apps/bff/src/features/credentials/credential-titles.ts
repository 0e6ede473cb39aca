import type { CredentialAction } from '@curator/console-contract/credential-plans'
import type { CredentialFacts } from './credential-plan.ts'

/** What a plan for credentials is called. */
export function toCredentialTitle(action: CredentialAction, facts: CredentialFacts): string {
  const { credentials, into, receivers } = facts
  const [only] = credentials
  const count = credentials.length
  const what = count === 1 && only ? only.userName : `${count} credentials`
  const [receiver] = receivers
  const whom =
    receivers.length === 1 && receiver ? receiver.subject : `${receivers.length} people and groups`
  switch (action.kind) {
    case 'share':
      return `Share ${what} with ${whom}`
    case 'unshare':
      return `Take ${what} from ${whom}`
    case 'password':
      return `Change the password of ${what}`
    case 'delete':
      return `Delete ${what}`
    case 'swap':
      return `Use ${into?.userName ?? 'another credential'} in place of ${what}`
  }
}
