import type { ReleaseEstimate } from '@curator/console-contract/connection-capabilities'

interface Known {
  readonly since: string
  readonly until: string | null
  readonly isThere: boolean
}

/**
 * V3 names no release (reference 1, "Version discovery"). So the newest release whose news are all there is the least it
 * can be, and the next one that lacks all of its news is where it ends. What single operations do not fit (one switched
 * off, one moved by the vendor) decides nothing.
 */
export function estimateRelease(operations: readonly Known[]): ReleaseEstimate {
  const current = operations.filter(({ until }) => until === null)
  const releases = [...new Set(current.map(({ since }) => since))].sort()
  const newsOf = (release: string) => current.filter(({ since }) => since === release)
  const atLeast = releases.findLast((release) => newsOf(release).every(({ isThere }) => isThere))
  const olderThan = releases.find(
    (release) => release > (atLeast ?? '') && newsOf(release).every(({ isThere }) => !isThere),
  )
  return { atLeast: atLeast ?? null, olderThan: atLeast ? (olderThan ?? null) : null }
}

/** The estimate as people read it. */
export function describeRelease({ atLeast, olderThan }: ReleaseEstimate): string {
  if (atLeast === null) return 'unknown'
  return olderThan === null ? `${atLeast} or newer` : `${atLeast} or newer, older than ${olderThan}`
}
