import { createHash } from 'node:crypto'
import type { SubscriptionRecord } from './subscription-record.ts'

type Wanted = Pick<SubscriptionRecord, 'id' | 'name' | 'dateUpdated'> & Partial<SubscriptionRecord>

/** A studio; its key and secret follow from the id, so that the same world has the same ones. */
export function makeSubscription(wanted: Wanted): SubscriptionRecord {
  const digest = (what: string) => createHash('sha256').update(`${what} ${wanted.id}`).digest('hex')
  return {
    credentialId: '',
    canShareSchedules: false,
    apiKey: `8D${digest('key').slice(0, 54)}`,
    apiSecret: digest('secret'),
    ...wanted,
  }
}
