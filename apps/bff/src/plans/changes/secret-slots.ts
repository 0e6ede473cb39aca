import { secretSlot } from '@curator/console-contract/plans'
import { z } from 'zod'
import type { WithSecrets } from '../change.ts'
import type { ChangeContext } from './change-kind.ts'

/** Slots as payloads have them. */
export const secretSlotsSchema = z.array(secretSlot)

/** What was typed for the only slot of a payload. The runner sends nothing while it is not held. */
export function needSecret(context: ChangeContext, { secretSlots }: WithSecrets): string {
  const value = findOnlySecret(context, { secretSlots })
  if (value === null) throw new Error('a change was sent without what was typed for it')
  return value
}

export const findOnlySecret = (
  { findSecret }: ChangeContext,
  { secretSlots: [first] }: WithSecrets,
): string | null => (first ? findSecret(first.slot) : null)
