import { credential } from '@curator/alteryx-contract/server/v3/credentials'
import { workflow, workflowVersion } from '@curator/alteryx-contract/server/v3/workflow-views'
import { readList, readText, serverId } from '@curator/alteryx-contract/values'
import { z } from 'zod'
import type { ContentKind, DirectoryContent } from '../directory/directory.ts'
import {
  collectionRecord,
  collectionRightsRecord,
  toDirectoryCollection,
  toDirectoryRights,
} from './collection-record.ts'
import { parseRecords } from './parse-records.ts'
import { scheduleRecord, toDirectorySchedule } from './schedule-record.ts'

/** A list of one kind, as far as it could be read. */
export interface ContentList<K extends ContentKind> {
  readonly items: readonly DirectoryContent[K][]
  /** Records that had to be mended or left out. */
  readonly oddCount: number
}

/** Thrown when a Server answers its short view: what is asked of the directory is not in it. */
export class ShortViewError extends Error {}

/*
 * Only what the directory keeps is looked at: a full workflow carries all its revisions with the texts of their makers.
 * `isFull` tells the full view from the short one, which the Server's own document declares for both.
 */
const workflowRecord = workflow
  .pick({ id: true, name: true, ownerId: true, dateCreated: true, isPublic: true })
  .extend({
    versions: readList(workflowVersion.pick({ workflowCredentialType: true, credentialId: true })),
  })

/** What is kept of a data connection; the connection string is not among it. */
export const dataConnectionRecord = z.object({
  id: serverId,
  name: readText,
  connectionType: readText,
  dcmConnectionId: readText,
  dcmConnectionTitle: readText,
  userIds: readList(serverId),
  userGroupIds: readList(serverId),
})

interface Reader<K extends ContentKind, T extends z.ZodType = z.ZodType> {
  readonly schema: T
  /** A field that the full view alone has. */
  readonly fullField: string
  readonly toItem: (record: z.output<T>) => DirectoryContent[K]
}

/** Infers the record from its schema. */
const reader = <K extends ContentKind, T extends z.ZodType>(_kind: K, given: Reader<K, T>) =>
  given as unknown as Reader<K>

const readers: { readonly [K in ContentKind]: Reader<K> } = {
  workflow: reader('workflow', {
    schema: workflowRecord,
    fullField: 'versions',
    toItem: ({ id, name, ownerId, dateCreated, isPublic, versions }) => ({
      id,
      name,
      ownerId,
      createdAt: dateCreated,
      isPublic,
      credentialIds: unique(
        versions.map((version) =>
          version.workflowCredentialType === 'Specific' ? version.credentialId : '',
        ),
      ),
    }),
  }),
  schedule: reader('schedule', {
    schema: scheduleRecord,
    fullField: 'enabled',
    toItem: toDirectorySchedule,
  }),
  collection: reader('collection', {
    schema: collectionRecord,
    fullField: 'workflowIds',
    toItem: toDirectoryCollection,
  }),
  'collection-rights': reader('collection-rights', {
    schema: collectionRightsRecord,
    fullField: 'userGroups',
    toItem: toDirectoryRights,
  }),
  credential: reader('credential', {
    schema: credential,
    fullField: 'userIds',
    toItem: ({ id, userName, userIds, userGroupIds }) => ({ id, userName, userIds, userGroupIds }),
  }),
  'data-connection': reader('data-connection', {
    schema: dataConnectionRecord,
    fullField: 'userIds',
    toItem: ({ dcmConnectionId, dcmConnectionTitle, ...kept }) => ({
      ...kept,
      dcm: dcmConnectionId === '' ? null : { id: dcmConnectionId, title: dcmConnectionTitle },
    }),
  }),
}

const unique = (ids: readonly string[]) => [...new Set(ids.filter((id) => id !== ''))]

/**
 * Reads a list in console words. Throws a `SyntaxError` for what is no JSON or holds nothing readable, a `ShortViewError`
 * for the short view.
 */
export async function parseContentList<K extends ContentKind>(
  kind: K,
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<ContentList<K>> {
  const { fullField, schema, toItem } = readers[kind]
  const items = new Map<string, DirectoryContent[K]>()
  const isFull = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    `"${fullField}"`,
  )
  const oddCount = await parseRecords(bytes, {
    schema,
    pause,
    take: (record) => {
      const item = toItem(record)
      items.set(item.id, item)
    },
  })
  if (items.size + oddCount > 0 && !isFull) throw new ShortViewError(`${kind}: no ${fullField}`)
  if (items.size === 0 && oddCount > 0) throw new SyntaxError('nothing in the list could be read')
  return { items: [...items.values()], oddCount }
}
