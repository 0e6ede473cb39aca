/**
 * A page of a list, pages counting from 1; without `pageSize` everything. A page below 1 is the first, one past the end is
 * empty: sizes and limits are described by no source (server-v1v2 3), so all of this is our choice.
 */
export function takePage<T>(
  items: readonly T[],
  {
    page,
    pageSize,
  }: { readonly page?: number | undefined; readonly pageSize?: number | undefined },
): readonly T[] {
  if (pageSize === undefined || pageSize <= 0) return items
  const start = (Math.max(1, page ?? 1) - 1) * pageSize
  return items.slice(start, start + pageSize)
}

/** A stretch of a list from `offset` (0 is the first); without `limit` everything that follows (our choice). */
export function takeSlice<T>(
  items: readonly T[],
  { offset, limit }: { readonly offset?: number | undefined; readonly limit?: number | undefined },
): readonly T[] {
  const start = Math.max(0, offset ?? 0)
  return items.slice(start, limit === undefined || limit <= 0 ? undefined : start + limit)
}
