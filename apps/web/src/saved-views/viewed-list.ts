import type { ViewList } from '@curator/console-contract/saved-views'

/** A list of which views can be saved. */
export interface ViewedList {
  readonly list: ViewList
  /** The list without any filter: `All users`. */
  readonly all: string
  /** `Views of users` */
  readonly title: string
  /** What a view keeps, and what it does not. */
  readonly hint: string
  /** The query of an address as the list itself would spell it: values that no longer exist are dropped. */
  readonly spell: (search: string) => string
}
