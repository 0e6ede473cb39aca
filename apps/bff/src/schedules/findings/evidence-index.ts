import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { type ClockChange, nextClockChanges } from '../rules/clock-changes.ts'
import { isKnownZone } from '../rules/zone-clock.ts'
import { isUnavailable, type Known, type ScheduleEvidence } from './evidence.ts'
import { twinFinder } from './find-twins.ts'
import { runFinder } from './run-finder.ts'
import type { EvidenceOf, ServerEvidence } from './server-evidence.ts'
import { shareFinder } from './share-finder.ts'

const notRead = { why: 'The runs of this workflow have not been read.' }

/** Puts everything in order once, so that what is known of a single schedule is looked up and not searched. */
export function indexEvidence(server: ServerEvidence): EvidenceOf {
  const shares = shareFinder(server)
  const runs = runFinder(server)
  const twins = twinFinder(server.schedules, server.rules, runs.allStarts)
  const clockChanges = clockChangeFinder(server.takenAtMs)
  const { histories, owners, policy, rules, slots, takenAtMs } = server
  return (schedule) => {
    const { id, timeZone, workerTag } = schedule
    return {
      takenAtMs,
      schedule,
      workflow: workflowOf(server, schedule),
      owner: owners.get(schedule.ownerId) ?? null,
      credential: shares.credential(schedule),
      connections: shares.connections(schedule),
      collections: shares.collections(schedule),
      history: isUnavailable(histories) ? histories : (histories.get(id) ?? notRead),
      rule: rules.get(id) ?? unknownRule(schedule),
      slots: slots.get(workerTag) ?? noSlots(workerTag),
      ...runs.find(schedule),
      clockChanges: clockChanges(timeZone),
      policy,
      twins: twins(schedule),
    }
  }
}

const unknownRule = ({ frequency }: DirectorySchedule): KnownRule => ({
  rule: null,
  origin: 'unknown',
  words: frequency,
})

function noSlots(workerTag: string) {
  const whose = workerTag === '' ? 'workers without a tag' : `the worker tag “${workerTag}”`
  return { why: `The slots of ${whose} are not entered.` }
}

function workflowOf(
  { newestVersions, workflowNames }: ServerEvidence,
  { workflowId }: DirectorySchedule,
): ScheduleEvidence['workflow'] {
  if (workflowId === null) return null
  if (isUnavailable(workflowNames)) return workflowNames
  const name = workflowNames.get(workflowId)
  if (name === undefined) return null
  const version = isUnavailable(newestVersions) ? newestVersions : newestVersions.get(workflowId)
  const unknown = { why: 'It is not known which version of the workflow was published last.' }
  return { name, newestVersionId: version ?? unknown }
}

/** Asks each zone once. */
function clockChangeFinder(afterMs: number): (timeZone: string) => Known<readonly ClockChange[]> {
  const found = new Map<string, Known<readonly ClockChange[]>>()
  return (timeZone) => {
    const known = found.get(timeZone)
    if (known) return known
    const changes = isKnownZone(timeZone)
      ? nextClockChanges(timeZone, afterMs)
      : { why: `The time zone “${timeZone}” is not known here.` }
    found.set(timeZone, changes)
    return changes
  }
}
