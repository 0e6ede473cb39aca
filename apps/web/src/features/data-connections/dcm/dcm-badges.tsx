import type { DcmConnection, DcmSecret } from '@curator/console-contract/dcm-connections'
import { InstantText } from '../../../ui/instant-text.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'

export const ownerStates = { active: 'Active', inactive: 'Inactive', missing: 'Not on the Server' }

const tones = { lasting: 'neutral', good: 'good', expiring: 'warning', expired: 'bad' } as const
const words = { lasting: 'Never ends', good: 'Good', expiring: 'Ends soon', expired: 'Ended' }

export function SecretBadge({ state }: Pick<DcmSecret, 'state'>) {
  return <StatusBadge tone={tones[state]}>{words[state]}</StatusBadge>
}

/** When the next secret of a connection ends, and how that stands. */
export function ExpiryBadge({ connection }: { readonly connection: DcmConnection }) {
  const { nextExpiryAt, secrets } = connection
  const next = secrets.find(({ expiresAt }) => expiresAt === nextExpiryAt)
  if (!next || nextExpiryAt === null)
    return <span className="text-muted">{secrets.length === 0 ? 'No secret' : 'Never'}</span>
  return (
    <span className="flex min-w-0 items-center gap-2">
      {(next.state === 'expired' || next.state === 'expiring') && <SecretBadge {...next} />}
      <InstantText instant={nextExpiryAt} empty="" />
    </span>
  )
}
