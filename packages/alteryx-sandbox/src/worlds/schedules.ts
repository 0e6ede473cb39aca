import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import { makeSchedule } from '../schedules/make-schedule.ts'
import type { Rule, ScheduleRecord } from '../schedules/schedule-record.ts'
import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import { eraEndMs } from './people.ts'
import { makeUpRule, scheduleZones } from './schedule-rules.ts'

const dayMs = 86_400_000

/**
 * Schedules of every kind for the workflows of a world. Among them are those that go wrong in a real one: off and
 * forgotten, of people who left, of deleted workflows, ended, once and long ago, all at 06:00.
 */
export function addSchedules(world: World, random: Random, count: number): void {
  const workflows = [...world.workflows.values()].filter(
    ({ packageWorkflowType }) => packageWorkflowType !== 'Macro',
  )
  if (workflows.length === 0) return
  const credentialIds = [...world.credentials.values()].map(({ id }) => id)
  for (let number = 1; number <= count; number += 1) {
    const workflow = random.pick(workflows)
    const owner = world.users.get(workflow.ownerId)
    if (owner) world.schedules.add(makeUp(random, { number, workflow, owner, credentialIds }))
  }
}

interface Ground {
  readonly number: number
  readonly workflow: WorkflowRecord
  readonly owner: UserRecord
  readonly credentialIds: readonly string[]
}

function makeUp(random: Random, ground: Ground): ScheduleRecord {
  const { number, workflow, owner, credentialIds } = ground
  const publishedMs = Date.parse(workflow.dateCreated)
  const createdMs = Math.floor(
    publishedMs + random.next() ** 2 * Math.max(dayMs, eraEndMs - publishedMs),
  )
  const creationTime = toInstant(createdMs)
  const rule = makeUpRule(random, createdMs)
  const enabled = !random.chance(0.12)
  const changedMs = createdMs + Math.floor(random.next() * Math.max(dayMs, eraEndMs - createdMs))
  return makeSchedule({
    id: toObjectId(createdMs, series.schedule, number),
    name: `${workflow.name}, ${toRhythm(rule)}`,
    ownerId: owner.id,
    workflowId: random.chance(0.03) ? null : workflow.id,
    comment: random.chance(0.25) ? random.pick(comments) : '',
    enabled,
    ...pickPrivileges(random, owner),
    credentialId: random.chance(0.1) && credentialIds.length > 0 ? random.pick(credentialIds) : '',
    creationTime,
    lastModifiedDate: enabled && random.chance(0.7) ? creationTime : toInstant(changedMs),
    timeZone: random.chance(0.2) ? '' : pickZone(random, owner),
    rule,
    questions: workflow.questions.map(({ name, value }) => ({ name, value })),
  })
}

const comments = [
  'Agreed with Finance',
  'Temporary, until the new warehouse is live',
  'Do not switch off before month end',
  'Ask the owner first',
] as const

const toInstant = (atMs: number) => new Date(atMs).toISOString()

function toRhythm(rule: Rule): string {
  const words = { MonthlyWeekday: 'monthly', Custom: 'quarterly', Cron: 'by cron' } as const
  return rule.type in words ? words[rule.type as keyof typeof words] : rule.type.toLowerCase()
}

function pickPrivileges(
  random: Random,
  { canPrioritizeJobs, canAssignJobs }: UserRecord,
): Pick<ScheduleRecord, 'priority' | 'workerTag'> {
  const urgent = canPrioritizeJobs && random.chance(0.5)
  const tagged = canAssignJobs && random.chance(0.5)
  return {
    priority: urgent ? random.pick(['Low', 'Medium', 'High', 'Critical']) : 'Default',
    workerTag: tagged ? random.pick(['finance', 'night', 'gpu']) : '',
  }
}

/** Mostly the zone of the owner, sometimes that of the people who wait for the result. */
function pickZone(random: Random, { timeZone }: UserRecord): string {
  return timeZone && random.chance(0.7) ? timeZone : random.pick(scheduleZones)
}

/** The one schedule of the small team: each night at two, in the zone of its owner. */
export function addNightlySchedule(world: World, workflow: WorkflowRecord): void {
  world.schedules.add(
    makeSchedule({
      id: toObjectId(eraEndMs, series.schedule, 1),
      name: `${workflow.name}, nightly`,
      ownerId: workflow.ownerId,
      workflowId: workflow.id,
      creationTime: '2026-01-20T09:14:02.000Z',
      timeZone: world.users.get(workflow.ownerId)?.timeZone ?? '',
      rule: {
        type: 'Daily',
        runOnlyWorkWeek: false,
        startTime: '2026-01-21T02:00:00',
        endTime: null,
      },
    }),
  )
}
