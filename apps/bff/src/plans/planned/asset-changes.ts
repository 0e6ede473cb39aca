import type { DirectoryUser } from '../../directory/directory.ts'
import type { AssetKind, Named, OwnedAssets, PlannedChange } from '../change.ts'
import { joinWords, toName } from './words.ts'

const assetWords: Record<keyof OwnedAssets, readonly [string, string]> = {
  workflows: ['workflow', 'workflows'],
  schedules: ['schedule', 'schedules'],
  collections: ['collection', 'collections'],
}

function countAssets(assets: OwnedAssets, kind: keyof OwnedAssets): string {
  const { length } = assets[kind]
  return `${length} ${assetWords[kind][length === 1 ? 0 : 1]}`
}

/** Everything of the chosen kinds goes to one receiver in one call; `assets` is what the person owns now. */
export function toTransferAssets(
  seq: number,
  from: DirectoryUser,
  to: DirectoryUser,
  assets: OwnedAssets,
  chosen: ReadonlySet<keyof OwnedAssets>,
): PlannedChange {
  const moved = (['workflows', 'schedules', 'collections'] as const).filter((kind) =>
    chosen.has(kind),
  )
  const counts = moved.map((kind) => countAssets(assets, kind))
  return {
    seq,
    kind: 'transfer-assets',
    payload: {
      userId: from.id,
      email: from.email,
      receiverId: to.id,
      receiverEmail: to.email,
      transferWorkflows: chosen.has('workflows'),
      transferSchedules: chosen.has('schedules'),
      transferCollections: chosen.has('collections'),
    },
    before: { assets },
    fields: moved.map((kind) => ({
      field: kind,
      label: `Owner of ${countAssets(assets, kind)}`,
      before: from.email,
      after: to.email,
    })),
    sentence: `Hand over ${joinWords(counts)} from ${toName(from)} (${from.email}) to ${toName(to)} (${to.email}).`,
    danger: 'caution',
    dependsOn: [],
  }
}

export interface OwnedAsset extends Named {
  readonly kind: AssetKind
  readonly ownerId: string
  readonly ownerEmail: string
}

export function toChangeOwner(
  seq: number,
  asset: OwnedAsset,
  to: { readonly id: string; readonly email: string },
): PlannedChange {
  return {
    seq,
    kind: 'change-owner',
    payload: {
      assetKind: asset.kind,
      assetId: asset.id,
      assetName: asset.name,
      ownerId: to.id,
      ownerEmail: to.email,
    },
    before: { ownerId: asset.ownerId, ownerEmail: asset.ownerEmail },
    fields: [{ field: 'ownerId', label: 'Owner', before: asset.ownerEmail, after: to.email }],
    sentence: `Hand over the ${asset.kind} “${asset.name}” from ${asset.ownerEmail} to ${to.email}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

export function toSetScheduleEnabled(
  seq: number,
  schedule: Named,
  isEnabled: boolean,
): PlannedChange {
  const words = (isOn: boolean) => (isOn ? 'On' : 'Off')
  return {
    seq,
    kind: 'set-schedule-enabled',
    payload: { scheduleId: schedule.id, scheduleName: schedule.name, isEnabled },
    before: { isEnabled: !isEnabled },
    fields: [
      { field: 'enabled', label: 'Schedule', before: words(!isEnabled), after: words(isEnabled) },
    ],
    sentence: `Switch the schedule “${schedule.name}” ${isEnabled ? 'on' : 'off'}.`,
    danger: 'caution',
    dependsOn: [],
  }
}
