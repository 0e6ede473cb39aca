import { reviewItemId } from '@curator/console-contract/ids'
import { many } from '@curator/console-contract/paging'
import { findingSeverity } from '@curator/console-contract/schedule-findings'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { z } from 'zod'

/** What the address of a review holds: filters of its items, the page, the item in sight. */
export const campaignSearch = z.object({
  severity: many(findingSeverity),
  state: many(z.enum(['open', 'decided', 'mine'])),
  reviewer: many(z.string().max(254)),
  search: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).default(1),
  item: reviewItemId.optional(),
})
export type CampaignSearch = z.output<typeof campaignSearch>

const ranks = ['high', 'medium', 'low', null] as const
export type SeverityGroup = {
  readonly severity: ReviewItem['severity']
  readonly items: readonly ReviewItem[]
}

/** Items by how bad they are, the worst first; groups without items are left out. */
export function groupBySeverity(items: readonly ReviewItem[]): SeverityGroup[] {
  return ranks
    .map((severity) => ({ severity, items: items.filter((item) => item.severity === severity) }))
    .filter((group) => group.items.length > 0)
}

/** Why chosen items can't be decided alike, and which of them are in the way. */
export function findBulkObstacle(
  items: readonly ReviewItem[],
): { readonly why: string; readonly ids: readonly ReviewItem['id'][] } | undefined {
  const high = items.filter(({ severity }) => severity === 'high')
  if (high.length > 0)
    return {
      why: `${sayThem(high.length)} a high finding: decide ${high.length === 1 ? 'it' : 'them'} one by one.`,
      ids: idsOf(high),
    }
  const barred = items.filter(({ cannot }) => cannot !== null)
  if (barred.length > 0)
    return {
      why: `You can’t decide ${barred.length} of them: ${barred[0]?.cannot}`,
      ids: idsOf(barred),
    }
  const [first] = items
  const others = items.filter((item) => toFindings(item) !== (first && toFindings(first)))
  if (others.length === 0) return undefined
  return {
    why: `${others.length} of them have other findings than “${first?.name}”; only what has the same findings is decided alike.`,
    ids: idsOf(others),
  }
}

const sayThem = (count: number) => `${count} of them ${count === 1 ? 'has' : 'have'}`
const idsOf = (items: readonly ReviewItem[]) => items.map(({ id }) => id)
const toFindings = ({ found }: ReviewItem) =>
  found
    .map(({ finding }) => finding)
    .sort()
    .join()
