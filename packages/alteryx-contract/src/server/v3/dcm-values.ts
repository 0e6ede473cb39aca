import { z } from 'zod'
import { readFlag, readInstant, readList, readText } from '../../values.ts'

/** A GUID with dashes; opaque to us (reference 3.1). */
export const dcmId = z.string().min(1).max(128)

/** Free-form settings: their names depend on the technology a connection is for. */
const settings = z.record(z.string(), z.unknown())

const readSettings = settings.nullish().transform((value) => value ?? {})

const readObject = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object(shape)
    .nullish()
    .transform((value) => value ?? null)

/** DCMEUserView. */
export const dcmPerson = readObject({ id: readText, email: readText })
const people = readList(z.object({ id: readText, email: readText }))
const groups = readList(z.object({ id: readText, name: readText }))

/** DCMESharingForCollaborationView; the answer of sharing for collaboration too. */
export const dcmCollaboration = z.object({
  borrowedCredentials: readList(dcmId),
  sharedCredentials: readList(dcmId),
  users: people,
  userGroups: groups,
})

/** DCMECredentialView. What a secret says stays on the Server; its expiry and settings are shown. */
const credential = z.object({
  id: readText,
  name: readText,
  schemaName: readText,
  userName: readText,
  parameters: readSettings,
  secrets: z
    .record(z.string(), z.object({ expiresOn: readInstant, parameters: readSettings }))
    .nullish()
    .transform((value) => value ?? {}),
})

/** DCMEGetConnectionView. `connectionId` is the name by which workflows know it, and deprecated. */
export const dcmConnection = z.object({
  id: dcmId,
  connectionId: readText,
  assignedConnectionIds: readList(dcmId),
  name: readText,
  schemaName: readText,
  allowInSdks: readFlag,
  parameters: readSettings,
  dataSource: readObject({
    id: readText,
    name: readText,
    schemaName: readText,
    drvName: readText,
    host: readText,
    parameters: readSettings,
  }),
  /** By role. */
  credentials: z
    .record(z.string(), credential)
    .nullish()
    .transform((value) => value ?? {}),
  owner: dcmPerson,
  createdOn: readInstant,
  lastChangedOn: readInstant,
  sharing: readObject({
    execution: readObject({ users: people, userGroups: groups }),
    collaboration: dcmCollaboration.nullish().transform((value) => value ?? null),
  }),
  sharedBy: dcmPerson,
  sharedFromConnection: readText,
})
export type DcmConnection = z.output<typeof dcmConnection>

const gone = readList(z.object({ id: dcmId, deletedOn: readInstant }))

/** DCMEDeleteConnectionView: what went with the connection. */
export const deletedDcmConnection = z.object({
  deletedConnections: gone,
  deletedDataSources: gone,
  deletedCredentials: gone,
})

const part = {
  id: dcmId.optional(),
  name: z.string().min(1),
  schemaName: z.string().min(1),
  parameters: settings,
}

/** A secret; without `value` the one that is stored stays. */
const secret = z.object({
  value: z.object({ text: z.string() }).optional(),
  expiresOn: z.iso.datetime({ offset: true }).optional(),
  parameters: settings,
})

/**
 * DCMEUpsertConnectionContract: with `id` an update, without it a new connection. Parts are wrapped in `object`;
 * credentials and secrets go by role name. The schema names of the three parts have to fit together.
 */
export const upsertDcmConnectionBody = z.object({
  ...part,
  allowInSdks: z.boolean().optional(),
  dataSource: z.object({
    object: z.object({ ...part, drvName: z.string().optional(), host: z.string().optional() }),
  }),
  credentials: z.record(
    z.string(),
    z.object({
      object: z.object({
        ...part,
        userName: z.string().optional(),
        secrets: z.record(z.string(), secret),
      }),
    }),
  ),
})
export type UpsertDcmConnectionBody = z.output<typeof upsertDcmConnectionBody>

/** Where secrets travel: in requests below `secrets`; a reply that shows a value all the same is masked. */
export const dcmSecrets = { request: ['secrets'], reply: ['value'] } as const
