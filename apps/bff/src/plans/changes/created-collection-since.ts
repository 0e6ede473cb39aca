import type { Directory, DirectoryCollection } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { joinWords } from '../planned/words.ts'
import type { RunEffects, SeqApplied } from './change-kind.ts'
import { findCollections } from './collection-change.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

type Applied = SeqApplied<ChangePayloads['create-collection'], ChangeBefores['create-collection']>
/** Members that are named; the others are counted. */
const mostNamed = 3

/** A collection that the run made is only deleted while nobody else has put anything into it. */
export async function findCollectionsChanged(
  directory: Directory,
  applied: readonly Applied[],
  effects: RunEffects,
): Promise<ReadonlyMap<number, Since>> {
  const { byId, why } = await findCollections(
    directory,
    applied.flatMap(({ id }) => id ?? []),
  )
  return judgeEach(applied, ({ id, payload }) => {
    const collection = byId.get(id ?? '')
    if (!collection) return why === null ? undone : null
    const where = `the collection “${payload.name}”`
    if (collection.name !== payload.name) return changed(`Someone renamed ${where} since.`)
    const isOthers = (memberId: string) => !effects.hasPut(memberId, collection.id)
    const others = sayOthers(collection, isOthers)
    return others === null ? null : changed(`Someone put ${others} into ${where} since.`)
  })
}

/** Who and what is in it beside what the run put in; null for nothing. */
function sayOthers(
  { members, scheduleIds, workflowIds }: DirectoryCollection,
  isOthers: (id: string) => boolean,
): string | null {
  const people = members.filter((member) => isOthers(member.id))
  const named = people.slice(0, mostNamed).map(({ id, name }) => name || id)
  const rest = people.length - named.length
  const assetCount = [...workflowIds, ...scheduleIds].filter(isOthers).length
  const words = [
    ...named,
    ...(rest > 0 ? [`${rest} more members`] : []),
    ...(assetCount > 0 ? [`${assetCount} ${assetCount === 1 ? 'asset' : 'assets'}`] : []),
  ]
  return words.length === 0 ? null : joinWords(words)
}
