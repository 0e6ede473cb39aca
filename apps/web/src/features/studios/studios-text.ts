import { formatCounted } from '../../lib/format-count.ts'

export const countStudios = (count: number) => formatCounted(count, 'studio', 'studios')

export const stateChoices = [
  { key: 'empty', text: 'Empty' },
  { key: 'peopled', text: 'With people or workflows' },
] as const

export const text = {
  title: 'Studios',
  search: 'Search studios',
  newStudio: 'New studio',
  intro:
    'Everybody is in exactly one studio. Whoever moves takes their workflows along: people of the old studio lose them, people of the new one gain them.',
  nothingWritten: 'This makes a plan. Nothing is written before you confirm it.',
  emptyTitle: 'This Server tells no studios',
  filteredTitle: 'No studio matches',
  filteredText: 'Take a filter away, or search for something else.',
  noSuch: 'There is no such studio',
  noDelete: 'Only empty studios can be deleted. It can’t be undone: a new one has other keys.',
  ownCredential: 'The Server’s own',
  notTold: 'Not told',
  asItIs: 'Leave as it is',
} as const

/** What studios are called in a sentence. */
export function nameStudios(studios: readonly { readonly name: string }[]): string {
  const [only] = studios
  return studios.length === 1 && only ? `“${only.name}”` : countStudios(studios.length)
}
