import { connectionId, type PlanId } from '@curator/console-contract/ids'
import type { MembershipTruth } from '@curator/console-contract/onboarding'
import { type FindReach, noReach, ReachBook } from '../../../access/reach-book.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Directories, Directory } from '../../../directory/directory.ts'
import type { CreatePlan } from '../../../plans/plan-writer.ts'
import type { SheetRecord } from '../../../store/sheet.store.ts'
import { GroupBook } from './group-book.ts'
import { type PlannerRow, planOnboarding } from './onboarding-plan.ts'
import { type PlannedProfile, ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

/** What a person chose for the whole sheet. */
export interface SheetChoices {
  /** Unknown groups that the plan creates. */
  readonly createGroups: readonly string[]
  /** The profile of rows that name none. */
  readonly profileId: string | null
  readonly truth: MembershipTruth | null
}

export interface PlanOfSheet {
  readonly sheet: SheetRecord
  readonly authorId: string
  readonly title: string
  readonly choices: SheetChoices
  /** Walks the rows; called once more when removals have to be counted first. */
  readonly walk: () => AsyncIterable<readonly PlannerRow[]>
}

export interface SheetDoors {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly listProfiles: (connectionId: string) => Promise<readonly PlannedProfile[]>
  readonly isWindows: (connectionId: string) => Promise<boolean>
  readonly findReach: FindReach
  readonly clock: Clock
}

/**
 * Plans rows of a sheet against the directory of its connection and stores the plan. Throws `removal_cap_exceeded` when
 * a file that is the truth would take away more than its cap.
 */
export async function planSheet(doors: SheetDoors, plan: PlanOfSheet): Promise<PlanId> {
  const { sheet, authorId, title, choices } = plan
  const open = await openPlanner(doors, plan)
  if (choices.truth) refuseOverCap(await count(open), choices.truth)
  const request = {
    connectionId: sheet.connectionId,
    authorId,
    slice: sheet.slice,
    title,
    sheetId: sheet.id,
    options: { ...choices },
    directoryTakenAt: open.takenAt,
  }
  return doors.createPlan(request, open.plan().chunks)
}

/** How many memberships the truth of the file would take away, of how many that it concerns. */
export async function countRemovals(
  doors: SheetDoors,
  plan: Pick<PlanOfSheet, 'sheet' | 'choices' | 'walk'>,
): Promise<{ removed: number; present: number }> {
  return count(await openPlanner(doors, plan))
}

async function openPlanner(
  doors: SheetDoors,
  { sheet, choices, walk }: Pick<PlanOfSheet, 'sheet' | 'choices' | 'walk'>,
) {
  const directory = await doors.directories.get(connectionId.parse(sheet.connectionId))
  const { takenAt } = directory.status()
  if (takenAt === null) {
    throw new AppError('directory_not_ready', {
      detail: 'Refresh the connection, then plan again.',
    })
  }
  const profiles = await findProfiles(doors, sheet.connectionId, choices.profileId)
  const isWindows = await doors.isWindows(sheet.connectionId)
  // A profile may ask for it where no column does.
  const asksForReach =
    profiles.asksForReach || reachFields.some((field) => sheet.mapping.includes(field))
  const sources = asksForReach
    ? await doors.findReach(connectionId.parse(sheet.connectionId))
    : noReach
  const now = doors.clock.now().toISOString()
  const reach = { book: new ReachBook(sources), isWindows, now }
  return {
    takenAt,
    plan: () => {
      const truth = new TruthBook(choices.truth)
      const { mapping } = sheet
      const lookups = toLookups(directory, choices)
      const options = { mapping, profiles, truth, isWindows, reach, ...lookups }
      return { chunks: planOnboarding(walk(), options), truth }
    },
  }
}

/** Columns that ask for more than the account and its groups. */
const reachFields = ['collections', 'credentials', 'dataConnections'] as const

const toLookups = (directory: Directory, { createGroups }: SheetChoices) => ({
  groups: new GroupBook((names) => directory.findGroupsByName(names), createGroups),
  findUsers: (emails: readonly string[]) => directory.findUsersByEmail(emails),
  findUsersById: (ids: readonly string[]) => directory.findUsersById(ids),
})

async function findProfiles(doors: SheetDoors, id: string, profileId: string | null) {
  const profiles = await doors.listProfiles(id)
  const usual = profiles.find((profile) => profile.id === profileId) ?? null
  if (profileId !== null && !usual) {
    throw new AppError('not_found', { detail: 'The job profile is gone. Choose another one.' })
  }
  return new ProfileBook(profiles, usual)
}

async function count({ plan }: Awaited<ReturnType<typeof openPlanner>>) {
  const { chunks, truth } = plan()
  for await (const _ of chunks) {
    // Only what the truth counts matters.
  }
  return { removed: truth.removedCount, present: truth.concernedCount }
}

function refuseOverCap(
  { removed, present }: { readonly removed: number; readonly present: number },
  { removalCapPercent }: MembershipTruth,
): void {
  if (removed * 100 <= present * removalCapPercent) return
  throw new AppError('removal_cap_exceeded', {
    detail: `The file would take away ${removed} of ${present} memberships; the limit is ${removalCapPercent} %. Look whether the file is complete, or raise the limit.`,
  })
}
