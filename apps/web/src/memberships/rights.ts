import {
  type CollectionRightKey,
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'

const toRights = (keys: readonly CollectionRightKey[]): CollectionRights => ({
  isAdmin: keys.includes('isAdmin'),
  canAddAssets: keys.includes('canAddAssets'),
  canRemoveAssets: keys.includes('canRemoveAssets'),
  canUpdateAssets: keys.includes('canUpdateAssets'),
  canAddUsers: keys.includes('canAddUsers'),
  canRemoveUsers: keys.includes('canRemoveUsers'),
})

export const noRights = toRights([])

/** Rights that belong together, by the work somebody does in a collection. */
export const rightsPresets = [
  { key: 'viewer', text: 'Viewer', meaning: 'sees and runs what is in it', rights: noRights },
  {
    key: 'contributor',
    text: 'Contributor',
    meaning: 'also adds, updates and removes workflows and schedules',
    rights: toRights(['canAddAssets', 'canRemoveAssets', 'canUpdateAssets']),
  },
  {
    key: 'administrator',
    text: 'Administrator',
    meaning: 'does everything, and says who is in it',
    rights: toRights(collectionRightKeys),
  },
] as const

export const isSameRights = (a: CollectionRights, b: CollectionRights) =>
  collectionRightKeys.every((key) => a[key] === b[key])

/** Rights in words: a preset where one fits, else each. */
export function sayRights(rights: CollectionRights): string {
  const preset = rightsPresets.find((candidate) => isSameRights(candidate.rights, rights))
  if (preset) return preset.text
  return collectionRightKeys
    .filter((key) => rights[key])
    .map((key) => collectionRightLabels[key].label)
    .join(', ')
}
