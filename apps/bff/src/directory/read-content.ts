import { AlteryxFailure } from '../alteryx/alteryx-failure.ts'
import type { AlteryxGateways, CallOptions } from '../alteryx/gateways.ts'
import { contentKinds } from './content-links.ts'
import { toUnreadable, toWhy } from './content-trouble.ts'
import type { ContentKind } from './directory.ts'
import type { ContentReading, ListReading } from './directory-worker-api.ts'

type ReadList = (options: CallOptions) => Promise<Uint8Array>

/**
 * Reads what a Server holds beside people, one list after the other: the lists are large and people come first. A list
 * that the Server refuses, lacks or answers unreadably is told with the reason. Throws an `AlteryxFailure` when the Server
 * as a whole can't be asked.
 */
export async function readContent(
  gateways: AlteryxGateways,
  options: CallOptions,
): Promise<ContentReading> {
  const lists: Record<ContentKind, ReadList> = {
    workflow: gateways.workflows.readAllInFull,
    schedule: gateways.schedules.readAllInFull,
    collection: gateways.collections.readAllInFull,
    'collection-rights': gateways.collections.readAllRights,
    credential: gateways.credentials.readAllInFull,
    'data-connection': gateways.dataConnections.readAllInFull,
  }
  const read: [ContentKind, ListReading][] = []
  for (const kind of contentKinds) read.push([kind, await readList(kind, lists[kind], options)])
  return Object.fromEntries(read) as unknown as ContentReading
}

async function readList(
  kind: ContentKind,
  read: ReadList,
  options: CallOptions,
): Promise<ListReading> {
  try {
    return { bytes: await read(options), why: null }
  } catch (error) {
    const why = findWhy(kind, error)
    if (why === null || options.signal?.aborted) throw error
    return { bytes: null, why }
  }
}

/**
 * Rights come from V1, which a Server may answer otherwise than V3: what V3 has just let the key do tells that a 401 is not
 * about the key, and pages that are no lists are no reason to do without everything else.
 */
function findWhy(kind: ContentKind, error: unknown): string | null {
  if (!(error instanceof AlteryxFailure))
    return kind === 'collection-rights' ? toUnreadable(kind) : null
  const { facts } = error
  const isDenied = kind === 'collection-rights' && facts.kind === 'credentials'
  return toWhy(kind, isDenied ? { ...facts, kind: 'forbidden' } : facts)
}
