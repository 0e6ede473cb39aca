import type { Conformance } from './check-conformance.ts'
import type { Difference } from './difference.ts'

/** The result as lines for a terminal: what is not explained first. */
export function toReportLines(result: Conformance): string[] {
  const { unexplained, explained, otherAreas, comparedCount } = result
  return [
    `${comparedCount} operations compared: ${unexplained.length} unexplained differences, ${explained.length} explained`,
    ...(['missing', 'extra', 'different'] as const).flatMap((kind) => {
      const found = unexplained.filter((difference) => difference.kind === kind)
      return found.length === 0 ? [] : ['', titles[kind], ...found.map(toLine)]
    }),
    ...(explained.length === 0 ? [] : ['', 'Explained']),
    ...toExplainedLines(explained),
    ...(otherAreas.length === 0 ? [] : ['', 'Not in this build (operations by area)']),
    ...otherAreas.map(({ area, operationIds }) => `  ${area}: ${operationIds.length}`),
  ]
}

const titles = {
  missing: 'Missing on this Server',
  extra: 'Extra on this Server',
  different: 'Different on this Server',
} as const

/** One line for each reason an operation has. */
function toExplainedLines(explained: Conformance['explained']): string[] {
  const places = new Map<string, string[]>()
  for (const { operationId, subject, at, reason } of explained) {
    const key = `  ${operationId}: ${reason}`
    places.set(key, [...(places.get(key) ?? []), `${subject} ${at}`.trim()])
  }
  return [...places].map(([key, found]) => `${key} (${[...new Set(found)].join(', ')})`)
}

function toLine(difference: Difference): string {
  const { operationId, address, subject, at, kind, contract, server } = difference
  const place = [subject, at].filter(Boolean).join(' ')
  const sides = kind === 'different' ? `: contract ${contract}, Server ${server}` : ''
  return `  ${operationId} (${address}): ${kind === 'different' ? '' : `${kind} `}${place}${sides}`
}
