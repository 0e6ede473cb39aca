import type { OffboardingOptions, SideEffect } from '@curator/console-contract/offboarding'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { toName } from '../../plans/planned/words.ts'
import type { LeaverFacts, OffboardingFacts } from './leaver-facts.ts'
import { listHandedOver } from './successor-rules.ts'

/** Something that stops working unless a person repairs it: a side effect before the run, a task after it. */
export interface Repair {
  /** Names the task within its leaver. */
  readonly key: string
  readonly kind: SideEffect['kind']
  /** What will happen, for the preview. */
  readonly sentence: string
  /** What to do, for the to-do list. */
  readonly task: string
  readonly details: readonly string[]
  /** What it follows from: the transfer, or the end of the access. */
  readonly after: 'transfer' | 'end'
}

/** Repairs of one leaver; pure. What could not be read gives none: `why` of the facts says so beside. */
export function listRepairs(
  facts: LeaverFacts,
  all: OffboardingFacts,
  options: OffboardingOptions,
): Repair[] {
  const moved = new Set(listHandedOver(facts, options))
  return [
    ...toScheduleRepairs(facts, all, options, moved),
    ...(facts.successor && moved.size > 0
      ? [
          ...toCredentialRepairs(facts, all, moved),
          ...toDefaultCredentialRepair(facts, all, moved),
          ...toConnectionRepairs(facts, moved),
          ...toDcmRepair(facts, moved),
        ]
      : []),
  ]
}

/** Schedules that end up with one person while their workflow is with another break when the old owner goes. */
function toScheduleRepairs(
  facts: LeaverFacts,
  all: OffboardingFacts,
  options: OffboardingOptions,
  moved: ReadonlySet<string>,
): Repair[] {
  const name = toName(facts.user)
  const workflowStays = (schedule: DirectorySchedule): boolean => {
    const owner = schedule.workflowId && all.workflowOwners.get(schedule.workflowId)
    return owner === facts.user.id && !moved.has('workflows')
  }
  const isEnding = options.end === 'deactivate'
  const own = facts.schedules.filter((schedule) =>
    moved.has('schedules') ? workflowStays(schedule) : isEnding,
  )
  const others = moved.has('workflows') ? [] : isEnding ? facts.schedulesOfOthers : []
  return [...own, ...others].map((schedule) => {
    const stays = !moved.has('schedules') && schedule.ownerId === facts.user.id
    return {
      key: `schedule ${schedule.id}`,
      kind: 'schedule',
      sentence: stays
        ? `The schedule “${schedule.name}” stays with ${name}, whose access ends: it will stop or fail.`
        : `The schedule “${schedule.name}” depends on what ${name} keeps, and breaks when the account goes.`,
      task: stays
        ? `Give the schedule “${schedule.name}” to somebody else, or delete it.`
        : `Look at the schedule “${schedule.name}”: its workflow and its owner belong to different people now.`,
      details: toPlaces([schedule], all),
      after: 'end',
    }
  })
}

const toPlaces = (schedules: readonly DirectorySchedule[], all: OffboardingFacts) =>
  schedules.flatMap(({ workflowId }) => {
    const workflow = workflowId && all.workflowNames.get(workflowId)
    return workflow ? [`Workflow “${workflow}”`] : []
  })

/** Credentials that handed-over schedules and workflows name, and that are not shared with the successor. */
function toCredentialRepairs(
  facts: LeaverFacts,
  all: OffboardingFacts,
  moved: ReadonlySet<string>,
): Repair[] {
  const heir = facts.successor
  if (!heir) return []
  const name = toName(heir.user)
  const shared = new Set(heir.reach.credentials.map(({ id }) => id))
  const users = new Map<string, string[]>()
  const note = (credentialId: string, words: string) => {
    if (credentialId === '' || shared.has(credentialId)) return
    users.set(credentialId, [...(users.get(credentialId) ?? []), words])
  }
  if (moved.has('schedules'))
    for (const each of facts.schedules) note(each.credentialId, `Schedule “${each.name}”`)
  if (moved.has('workflows'))
    for (const each of facts.workflows)
      for (const id of new Set(each.credentialIds)) note(id, `Workflow “${each.name}”`)
  return [...users].map(([credentialId, places]) => {
    const credential = all.credentialNames.get(credentialId) ?? credentialId
    return {
      key: `credential ${credentialId}`,
      kind: 'credential',
      sentence: `${places.length === 1 ? 'One thing runs' : `${places.length} things run`} as the credential “${credential}”, which is not shared with ${name}.`,
      task: `Share the credential “${credential}” with ${heir.user.email}, or choose another for what runs as it.`,
      details: places,
      after: 'transfer',
    }
  })
}

/** What runs as the owner’s default credential runs as the successor’s from then on. */
function toDefaultCredentialRepair(
  facts: LeaverFacts,
  all: OffboardingFacts,
  moved: ReadonlySet<string>,
): Repair[] {
  const own = facts.user.defaultCredentialId
  const next = facts.successor?.user.defaultCredentialId ?? ''
  if (own === '' || own === next || !(moved.has('workflows') || moved.has('schedules'))) return []
  const toWords = (id: string) => (id === '' ? 'none' : `“${all.credentialNames.get(id) ?? id}”`)
  return [
    {
      key: 'default-credential',
      kind: 'credential',
      sentence: `What runs as its owner’s default credential changes from ${toWords(own)} to ${toWords(next)}.`,
      task: `Check that ${facts.successor?.user.email} has the right default credential: it was ${toWords(own)} and is ${toWords(next)} now.`,
      details: [],
      after: 'transfer',
    },
  ]
}

/** Which workflow uses which connection can't be read: everything that only the leaver reaches is named. */
function toConnectionRepairs(facts: LeaverFacts, moved: ReadonlySet<string>): Repair[] {
  const heir = facts.successor
  if (!heir || !moved.has('workflows')) return []
  const shared = new Set(heir.reach.dataConnections.map(({ id }) => id))
  return facts.reach.dataConnections
    .filter(({ id }) => !shared.has(id))
    .map((connection) => ({
      key: `data-connection ${connection.id}`,
      kind: 'data_connection',
      sentence: `The data connection “${connection.name}” is shared with ${toName(facts.user)} and not with ${toName(heir.user)}: workflows that use it will fail.`,
      task: `Share the data connection “${connection.name}” with ${heir.user.email}, if the workflows use it.`,
      details: [],
      after: 'transfer',
    }))
}

/** DCM connections follow their own sharing; only their owner can synchronise them. */
function toDcmRepair(facts: LeaverFacts, moved: ReadonlySet<string>): Repair[] {
  if (facts.user.canCreateAndUpdateDcm !== true || !moved.has('workflows')) return []
  const heir = facts.successor?.user.email
  return [
    {
      key: 'dcm',
      kind: 'data_connection',
      sentence: `${toName(facts.user)} may own DCM connections, which are not handed over.`,
      task: `Look for DCM connections of ${facts.user.email} and share them with ${heir}, or have ${heir} make their own.`,
      details: [],
      after: 'transfer',
    },
  ]
}
