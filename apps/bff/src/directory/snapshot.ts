import { pipeline, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import { completeContent, firstKinds } from './complete-content.ts'
import { contentKinds } from './content-links.ts'
import type { StoredContent } from './content-tables.ts'
import type { StoredGroup } from './group-table.ts'
import type { StoredUser } from './stored-user.ts'

/** What a snapshot holds. */
export interface SnapshotContent {
  readonly users: readonly StoredUser[]
  readonly groups: readonly StoredGroup[]
  readonly content: StoredContent
}

/**
 * Grows when the shape of anything in it changes: an older copy is then read from the Server anew, unless what it lacks can
 * stand empty until then (`completeContent`).
 */
const version = 4
/** Measured on 69 MB: level 1 takes a third of the time of level 6 for a fifth more bytes. */
const level = 1

/** Records packed at a time: the whole text of a large directory would need its size several times over. */
const recordsAtOnce = 500

export async function encodeSnapshot(content: SnapshotContent): Promise<Uint8Array<ArrayBuffer>> {
  const packed = createGzip({ level })
  // An error of either ends both, and rejects below.
  pipeline(Readable.from(toText(content)), packed, () => undefined)
  return new Uint8Array(await buffer(packed))
}

function* toText({ content, groups, users }: SnapshotContent): Generator<string> {
  yield `{"version":${version},"users":[`
  yield* toItems(users)
  yield '],"groups":['
  yield* toItems(groups)
  yield '],"content":{'
  for (const [at, kind] of contentKinds.entries()) {
    const { items, why } = content[kind]
    yield `${at === 0 ? '' : ','}"${kind}":{"why":${JSON.stringify(why)},"items":[`
    yield* toItems(items)
    yield ']}'
  }
  yield '}}'
}

function* toItems(items: readonly unknown[]): Generator<string> {
  for (let at = 0; at < items.length; at += recordsAtOnce) {
    const text = JSON.stringify(items.slice(at, at + recordsAtOnce)).slice(1, -1)
    yield at === 0 ? text : `,${text}`
  }
}

/** Throws for a copy of another version or one that is damaged. */
export async function decodeSnapshot(body: Uint8Array): Promise<SnapshotContent> {
  const text = (await promisify(gunzip)(body)).toString()
  const content = JSON.parse(text) as SnapshotContent & { version: number }
  const kinds = content.version === version ? contentKinds : firstKinds
  if (
    !readable.has(content.version) ||
    !Array.isArray(content.users) ||
    !Array.isArray(content.groups) ||
    !kinds.every((kind) => Array.isArray(content.content?.[kind]?.items))
  ) {
    throw new Error(`snapshot of version ${String(content.version)}, expected ${version}`)
  }
  return content.version === version
    ? content
    : { ...content, content: completeContent(content.content) }
}

/** Versions whose copies are completed. */
const readable = new Set([2, 3, version])
