import { z } from 'zod'
import { readFlag, readInstant, readList, readText, serverId } from '../../values.ts'
import { readPackageType } from './subscription-workflows.ts'

const studio = z
  .object({ id: readText, name: readText })
  .nullish()
  .transform((value) => value ?? null)
const person = z
  .object({
    id: readText,
    firstName: readText,
    lastName: readText,
    email: readText,
    subscription: studio,
  })
  .nullish()
  .transform((value) => value ?? null)

const revision = z.object({
  id: serverId,
  version: z.number().nullish(),
  author: person,
  dateCreated: readInstant,
  executionMode: readText,
  isChunkedPackage: readFlag,
  runCount: z.number().nullish(),
  downloadCount: z.number().nullish(),
  packageType: readPackageType,
  hasPrivateDataExemption: readFlag,
  uploadDate: readInstant,
  credentialType: readText,
  isE2: readFlag,
  canDownload: readFlag,
  allowVersionHistory: readFlag,
  showVersionHistory: readFlag,
  applications: readList(z.object({ name: readText, filename: readText, nextApp: readText })),
  comments: readText,
})

/**
 * A workflow with its whole history (server-v1v2 4.4): the only list of V1 and V2 with revisions and the migration flag,
 * and the only one that still holds deleted workflows. Dates have the form `YYYY-MM-DD HH:MM:SS`, in UTC.
 */
export const workflowHistory = z.object({
  id: serverId,
  revisions: readList(revision),
  creator: person,
  subscription: studio,
  events: readList(
    z.object({
      user: person,
      timestamp: readInstant,
      event: readText,
      oldValues: readText,
      newValues: readText,
    }),
  ),
  runDisabled: readFlag,
  isPublic: readFlag,
  dateMadePublic: readInstant,
  isDeleted: readFlag,
  runCount: z.number().nullish(),
  iconId: readText,
  workerTag: readText,
  isReadyForMigration: readFlag,
})

/** The second paging dialect: `page` counts from 0, `pageSize` 0 is everything; both dates are inclusive. */
export const historyQuery = {
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  page: z.coerce.number().int().min(0).optional(),
  pageSize: z.coerce.number().int().min(0).optional(),
}
