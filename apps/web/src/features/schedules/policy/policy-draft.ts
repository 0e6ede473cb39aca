import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import { fromLocalInput, toLocalInput } from '../../../lib/local-instant.ts'

/** A policy while it is edited: nothing may be missing, but boxes hold what was typed. `key` tells lines apart. */
export type PolicyDraft = Omit<
  SchedulePolicy,
  'leastMinutes' | 'leastMinutesOfCollections' | 'workerTags' | 'downtimes'
> & {
  readonly hasLeast: boolean
  readonly leastMinutes: number
  readonly leastMinutesOfCollections: readonly CollectionLine[]
  readonly hasTags: boolean
  readonly tagLines: string
  readonly isNoTagAllowed: boolean
  readonly downtimes: readonly DowntimeLine[]
}
export type CollectionLine = {
  readonly key: number
  readonly collectionId: string
  readonly leastMinutes: number
}
export type DowntimeLine = {
  readonly key: number
  readonly name: string
  /** Local times of this browser. */
  readonly from: string
  readonly to: string
}

const usualLeastMinutes = 15

export function toPolicyDraft(policy: SchedulePolicy): PolicyDraft {
  const tags = policy.workerTags ?? []
  return {
    ...policy,
    hasLeast: policy.leastMinutes !== null,
    leastMinutes: policy.leastMinutes ?? usualLeastMinutes,
    leastMinutesOfCollections: policy.leastMinutesOfCollections.map((line, key) => ({
      ...line,
      key,
    })),
    hasTags: policy.workerTags !== null,
    tagLines: tags.filter((tag) => tag !== '').join('\n'),
    isNoTagAllowed: tags.includes(''),
    downtimes: policy.downtimes.map(({ name, from, to }, key) => ({
      key,
      name,
      from: toLocalInput(from),
      to: toLocalInput(to),
    })),
  }
}

/** The policy that a draft makes. What is no time stays as typed: the reply then names its place. */
export function toPolicy(draft: PolicyDraft): SchedulePolicy {
  const { hasLeast, hasTags, isNoTagAllowed, tagLines, ...same } = draft
  const tags = tagLines.split('\n').map((line) => line.trim())
  return {
    ...same,
    leastMinutes: hasLeast ? draft.leastMinutes : null,
    leastMinutesOfCollections: draft.leastMinutesOfCollections.map(
      ({ collectionId, leastMinutes }) => ({ collectionId: collectionId.trim(), leastMinutes }),
    ),
    workerTags: hasTags
      ? [...(isNoTagAllowed ? [''] : []), ...new Set(tags.filter((tag) => tag !== ''))]
      : null,
    downtimes: draft.downtimes.map(({ from, name, to }) => ({
      name,
      from: fromLocalInput(from) ?? from,
      to: fromLocalInput(to) ?? to,
    })),
  }
}

/** A key that no line has yet. */
export const nextKey = (lines: readonly { readonly key: number }[]) =>
  Math.max(-1, ...lines.map(({ key }) => key)) + 1
