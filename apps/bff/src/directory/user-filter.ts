import type { UserFilters } from '@curator/console-contract/users'

/** What narrows a list of users; the connection is known. */
export type DirectoryFilters = Omit<UserFilters, 'connectionId'>

/** The same with the instant at which the directory was read, which `inactive_days` counts from. */
export type JudgedFilters = DirectoryFilters & { readonly takenAt: string }

/** The words of a search: all of them must occur. */
export function toWords(search: string | undefined): string[] {
  return (search ?? '').split(/\s+/).filter((word) => word !== '')
}

/** Splits a sort into its column and direction. */
export function toSort<T extends string>(sort: T | `-${T}`): { column: T; isDescending: boolean } {
  return sort.startsWith('-')
    ? { column: sort.slice(1) as T, isDescending: true }
    : { column: sort as T, isDescending: false }
}
