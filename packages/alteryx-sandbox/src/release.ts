import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { ResolvedOptions } from './options.ts'

type Release = ResolvedOptions['release']

/** Whether the release has this operation; where it lacks one, the address is unknown there. */
export const hasOperation = (release: Release, spec: OperationSpec) =>
  spec.since <= release && (spec.until === undefined || release <= spec.until)

/** Whether anybody with API access may call it, or Curators alone. */
export const isOpenToUsers = (release: Release, spec: OperationSpec) =>
  spec.role !== 'Curator' && (spec.openSince ?? release) <= release

/** The four DCM rights of a user; absent from 2022 Servers (reference 3.3). */
export const hasDcmRights = (release: Release) => release >= '2023.2'

/** Insights, alone and in collections; the border is our choice (reference 2.3: "about 2023.x"). */
export const hasInsights = (release: Release) => release <= '2023.1'

/** Server data connections name the DCM connection they stand for; 2022 Servers do not (reference 2.8). */
export const namesDcmConnection = (release: Release) => release >= '2023.1'

/** V1 lists whom a data connection is shared with beside the counts; the border is our choice (server-v1v2 4.13). */
export const listsReceiversInV1 = (release: Release) => release >= '2022.1'

/** Deleting somebody who owns things: 409 with a JSON string on recent releases, 400 on old ones; the border is our choice. */
export const answersConflict = (release: Release) => release >= '2024.1'

/** `admin/v2/users` can be asked for one studio; the border is our choice (server-v1v2 4.18: "newer Swagger"). */
export const filtersByStudio = (release: Release) => release >= '2023.1'

/** Uploads have to say whose credential a workflow runs with; the classic 400 after an upgrade (reference 2.6). */
export const asksForCredentialType = (release: Release) => release >= '2022.3'

/** A new version needs all its parts; a 2022 Server took one without file and credential type (reference 2.6). */
export const needsWholeVersion = (release: Release) => release >= '2023.1'

/** Short workflow views name the source, revisions their credential; 2022 Servers do not (reference 3.3). */
export const namesSourceAndCredential = (release: Release) => release >= '2023.1'

/** The kind of a workflow beside its revisions, and the right to see its history in updates (reference 0: 2025.x). */
export const namesWorkflowKind = (release: Release) => release >= '2025.1'

/** What is not uploaded by Designer: `Direct` before, `ServerUIorServerAPI` today; the border is our choice (reference 3.2). */
export const namesUploadSource = (release: Release) =>
  release >= '2025.1' ? 'ServerUIorServerAPI' : 'Direct'

/** Zone and questions of a schedule; 2022 Servers know neither (reference 3.3), all times are UTC there. */
export const hasScheduleZones = (release: Release) => release >= '2023.1'

/** A new schedule is answered as a whole, where recent Servers answer its id (reference 7); the border is our choice. */
export const answersWholeSchedule = (release: Release) => release <= '2022.3'

/** Schedules by cron expressions (reference 0: 2025.1 or later). */
export const hasCronSchedules = (release: Release) => release >= '2025.1'
