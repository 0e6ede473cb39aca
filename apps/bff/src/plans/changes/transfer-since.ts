import type { Directory } from '../../directory/directory.ts'
import type { AssetKind, ChangeBefores, ChangePayloads } from '../change.ts'
import { joinWords } from '../planned/words.ts'
import { assetKindOf, listChosen } from './assets.ts'
import type { SeqApplied } from './change-kind.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

type Applied = SeqApplied<ChangePayloads['transfer-assets'], ChangeBefores['transfer-assets']>

/** Assets that moved on or went since; where a kind can't be read, the run of the undo plan finds out. */
export async function findTransfersChanged(
  directory: Directory,
  applied: readonly Applied[],
): Promise<ReadonlyMap<number, Since>> {
  const found = await directory.findUsersById(applied.map(({ payload }) => payload.userId))
  const users = new Set(found.map((user) => user.id as string))
  const owners = await findOwners(directory, applied)
  return judgeEach(applied, (change) => {
    const { payload } = change
    if (!users.has(payload.userId)) return changed(`${payload.email} was deleted since.`)
    return judge(change, owners)
  })
}

type Owners = Readonly<Record<AssetKind, ReadonlyMap<string, string> | null>>

/** Owner of each asset that is there, by kind; null for a kind that can't be read. */
async function findOwners(directory: Directory, applied: readonly Applied[]): Promise<Owners> {
  const find = async (kinds: keyof typeof assetKindOf) => {
    const ids = applied.flatMap(({ before }) => before.assets[kinds].map((asset) => asset.id))
    if (ids.length === 0) return new Map<string, string>()
    const { items, why } = await directory.findContent(assetKindOf[kinds], { ids })
    return why === null ? new Map(items.map(({ id, ownerId }) => [id, ownerId])) : null
  }
  return {
    workflow: await find('workflows'),
    schedule: await find('schedules'),
    collection: await find('collections'),
  }
}

function judge({ payload, before }: Applied, owners: Owners): Since | null {
  const moved: string[] = []
  let backCount = 0
  const assets = listChosen(payload).flatMap((kinds) => {
    const known = owners[assetKindOf[kinds]]
    return before.assets[kinds].map(({ id, name }) => ({
      name,
      where: known === null ? null : known.get(id),
    }))
  })
  for (const { name, where } of assets) {
    if (where === null || where === payload.receiverId) continue
    if (where === payload.userId) backCount += 1
    else moved.push(`“${name}”`)
  }
  if (assets.length > 0 && backCount === assets.length) return undone
  if (moved.length === 0) return null
  const sentence = `Someone handed on or deleted ${joinWords(moved)} of ${payload.email} since.`
  return { is: moved.length + backCount === assets.length ? 'changed' : 'partly', sentence }
}
