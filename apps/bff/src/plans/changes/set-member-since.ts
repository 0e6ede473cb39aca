import type { Directory, DirectoryCollection } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { isKnown, isSameValues } from '../planned/member-words.ts'
import type { SeqApplied } from './change-kind.ts'
import { findCollections, findSeat, toGatewayMember, toKnownValues } from './collection-change.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

type Applied = SeqApplied<
  ChangePayloads['set-collection-member'],
  ChangeBefores['set-collection-member']
>

/** Somebody may have taken the member out, or given other rights. Rights that can't be read are taken to be as left. */
export async function findMembersChanged(
  directory: Directory,
  applied: readonly Applied[],
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.map(({ payload, toId }) => toId(payload.collection))
  const { byId, why } = await findCollections(directory, ids)
  return judgeEach(applied, (change) => {
    const collection = byId.get(change.toId(change.payload.collection))
    return !collection && why !== null ? null : judgeMember(change, collection)
  })
}

function judgeMember(
  { before, payload, toId }: Applied,
  collection: DirectoryCollection | undefined,
): Since | null {
  const where = `the collection “${payload.collectionName}”`
  const seat = collection && findSeat(collection, toGatewayMember(payload, toId))
  if (!seat && before === 'none') return undone
  if (!collection) return changed(`Someone deleted ${where} since.`)
  if (!seat) return changed(`Someone took ${payload.memberName} out of ${where} since.`)
  const live = toKnownValues(seat)
  if (!live || isSameValues(live, payload)) return null
  if (isKnown(before) && isSameValues(live, before)) return undone
  return changed(`Someone changed what ${payload.memberName} may do in ${where} since.`)
}
