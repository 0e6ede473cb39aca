import type { ConnectionId } from '@curator/console-contract/ids'
import { createFindReach } from './access/find-reach.ts'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { OpenCollectionBook } from './collections/collection-book.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import type { StudioBook } from './directory/studio-book.ts'
import { OffboardingService } from './features/offboarding/offboarding.service.ts'
import { OffboardingTasksService } from './features/offboarding/offboarding-tasks.service.ts'
import { JobProfilesService } from './features/onboarding/job-profiles.service.ts'
import { OnboardingService } from './features/onboarding/onboarding.service.ts'
import { GroupPlansService } from './features/user-groups/group-plans.service.ts'
import { createServerEvents } from './features/users/details/server-events.ts'
import { UserDetailsService } from './features/users/details/user-details.service.ts'
import { UserPlansService } from './features/users/user-plans.service.ts'
import { toWords } from './http/to-problem.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { SheetProcess } from './sheets/sheet-process.ts'
import type { ConnectionStore } from './store/connection.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createJobProfileStore } from './store/job-profile.store.ts'
import { createOffboardingTaskStore } from './store/offboarding-task.store.ts'
import type { SheetStore } from './store/sheet.store.ts'
import { createUserHistoryStore } from './store/user-history.store.ts'

/** The slices that plan for people. */
export interface PeopleDeps {
  readonly onboarding: OnboardingService
  readonly jobProfiles: JobProfilesService
  readonly offboarding: OffboardingService
  readonly offboardingTasks: OffboardingTasksService
  readonly groupPlans: GroupPlansService
  readonly userPlans: UserPlansService
  readonly userDetails: UserDetailsService
}

/** Puts the slices that plan for people together. `createId` answers a UUID. */
export function createPeopleDeps(parts: {
  readonly store: OpenDatabase
  readonly connections: ConnectionStore
  readonly gateways: ConnectionGateways
  readonly directories: Directories
  readonly sheets: SheetStore
  readonly sheetProcess: SheetProcess
  readonly createPlan: CreatePlan
  readonly openCollections: OpenCollectionBook
  readonly studioBook: StudioBook
  readonly clock: Clock
  readonly createId: () => string
}): PeopleDeps {
  const { clock, connections, createPlan, directories, gateways, sheetProcess, store } = parts
  const { readSheet, writeWorkbook } = sheetProcess
  const findSignIn = async (id: string) =>
    (await connections.find(id as ConnectionId))?.signIn ?? 'unknown'
  const history = createUserHistoryStore(store.db)
  const tasks = createOffboardingTaskStore(store.db)
  const profiles = createJobProfileStore(store.db)
  const isWindows = async (id: string) => (await findSignIn(id)) === 'windows'
  const findReach = createFindReach(parts)
  const serverEvents = createServerEvents({ gateways, clock, toWords })
  return {
    onboarding: new OnboardingService({
      ...parts,
      readSheet,
      writeWorkbook,
      listProfiles: profiles.list,
      isWindows,
      findReach,
    }),
    jobProfiles: new JobProfilesService({ ...parts, profiles }),
    offboarding: new OffboardingService({
      ...parts,
      readSheet,
      tasks,
      studios: parts.studioBook,
      findSignIn,
    }),
    offboardingTasks: new OffboardingTasksService({ tasks, directories, clock }),
    groupPlans: new GroupPlansService({ directories, createPlan, findSignIn }),
    userPlans: new UserPlansService({ ...parts, findReach, findSignIn, history }),
    userDetails: new UserDetailsService({ directories, findSignIn, history, serverEvents }),
  }
}
