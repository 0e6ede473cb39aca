import type { RightsSource } from '@curator/console-contract/collections'
import { InstantText } from '../ui/instant-text.tsx'

/** Where rights and expiry are known from. */
export function RightsSourceText({
  source,
  setAt,
}: {
  readonly source: RightsSource
  readonly setAt: string | null
}) {
  if (source === 'server') return <span>Read from the Server</span>
  if (source === 'unknown') return <span className="text-muted">Unknown</span>
  return (
    <span>
      Set by this console on <InstantText instant={setAt} empty="an unknown day" />
    </span>
  )
}

/** When a membership ends; of one that nobody knows, that it is unknown. */
export function ExpiryText({
  expiresAt,
  source,
}: {
  readonly expiresAt: string | null
  readonly source: RightsSource
}) {
  return <InstantText instant={expiresAt} empty={source === 'unknown' ? 'Unknown' : 'Never'} />
}
