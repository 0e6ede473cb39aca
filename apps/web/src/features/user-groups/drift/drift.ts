import type { readMemberships } from '@curator/console-contract/user-groups'
import type { ReplyOf } from '@curator/endpoint/endpoint'

export type DriftGroup = ReplyOf<typeof readMemberships>['groups'][number]

/** Memberships that would be added and removed, and how many there are now. */
export function sumDrift(groups: readonly DriftGroup[]) {
  const sum = { missing: 0, surplus: 0, present: 0 }
  for (const group of groups) {
    sum.missing += group.missing.length
    sum.surplus += group.surplus.length
    sum.present += group.memberCount
  }
  return sum
}

/** Whether the file would remove more than a share of the present memberships; the same sum as the BFF’s. */
export function isOverCap(groups: readonly DriftGroup[], capPercent: number): boolean {
  const { present, surplus } = sumDrift(groups)
  return surplus * 100 > present * capPercent
}

/** The percentage that lets all removals through, rounded up. */
export function toShare({ present, surplus }: ReturnType<typeof sumDrift>): number {
  return present === 0 ? 0 : Math.ceil((surplus * 100) / present)
}

/** What is missing, as single memberships: adds, and never removes. */
export function toAddedCells(groups: readonly DriftGroup[]) {
  return groups.flatMap(({ groupId, missing }) =>
    missing.map((userId) => ({ userId, groupId, isMember: true })),
  )
}
