import type { SavedView } from '@curator/console-contract/saved-views'
import { readSearchParams } from '../../../lib/search-params.ts'
import { toViewText, userSearch } from '../user-search.ts'

/** A saved view, spelled as the present list would be: values that no longer exist are dropped. */
function toSavedText({ search }: SavedView): string {
  const values = readSearchParams(userSearch, new URLSearchParams(search))
  return toViewText(values, values.column)
}

/** The view that the list shows; of several one's own comes first. */
export function findCurrentView(
  views: readonly SavedView[],
  present: string,
): SavedView | undefined {
  const fitting = views.filter((view) => toSavedText(view) === present)
  return fitting.find(({ isOwn }) => isOwn) ?? fitting[0]
}
