import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import { makeSchedule } from '../schedules/make-schedule.ts'
import { makeWorkflow } from '../workflows/make-workflow.ts'
import type { World } from '../world.ts'
import { eraEndMs } from './people.ts'

const subjects = [
  'GL balances',
  'Payroll',
  'Sales orders',
  'Churn score',
  'Store traffic',
  'Invoices',
  'Forecast',
  'Inventory',
  'Claims',
  'Call centre',
] as const
const verbs = ['Load', 'Clean', 'Match', 'Report', 'Publish', 'Check'] as const
const rhythms = ['hourly', 'daily', 'weekly', 'monthly'] as const

const madeAt = new Date(eraEndMs).toISOString()

type NextId = (kind: 'workflow' | 'schedule') => string

/** Gives people who may publish (Artisans, Curators) some workflows and schedules. */
export function addAssets(world: World, random: Random, people: readonly UserRecord[]): void {
  let number = 0
  const nextId: NextId = (kind) => {
    number += 1
    return toObjectId(eraEndMs, series[kind], number)
  }
  for (const person of people) {
    if (person.role !== 'Artisan' && person.role !== 'Curator') continue
    const count = random.below(4)
    for (let index = 0; index < count; index += 1) addWorkflow(world, random, person, nextId)
  }
}

function addWorkflow(world: World, random: Random, owner: UserRecord, nextId: NextId): void {
  const workflowName = `${random.pick(verbs)} ${random.pick(subjects)}`
  const workflowId = nextId('workflow')
  const workflow = world.workflows.add(
    makeWorkflow({ id: workflowId, name: workflowName, ownerId: owner.id, dateCreated: madeAt }),
  )
  if (!owner.canScheduleJobs || !random.chance(0.5)) return
  const name = `${workflowName}, ${random.pick(rhythms)}`
  world.schedules.add(
    makeSchedule({
      id: nextId('schedule'),
      name,
      ownerId: owner.id,
      workflowId,
      versionId: workflow.publishedVersionId,
      creationTime: madeAt,
    }),
  )
}
