import type { SavedView } from '@curator/console-contract/saved-views'
import type { ViewedList } from './viewed-list.ts'

/** The view that the list shows; of several one's own comes first. */
export function findCurrentView(
  views: readonly SavedView[],
  present: string,
  spell: ViewedList['spell'],
): SavedView | undefined {
  const fitting = views.filter(({ search }) => spell(search) === present)
  return fitting.find(({ isOwn }) => isOwn) ?? fitting[0]
}
