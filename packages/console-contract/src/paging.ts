import { z } from 'zod'

/** Rows a page may hold at the most. */
export const maxPageSize = 200

/** Paging of every list: `page` counts from 1. Numbers arrive as text in an address. */
export const pageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(maxPageSize).default(100),
})
export type PageQuery = z.output<typeof pageQuery>

/** One page of a list; `total` counts all rows that match, not only these. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.int().nonnegative(),
    page: z.int().min(1),
    pageSize: z.int().min(1),
  })

/** A query value that may stand once, several times or not at all; always read as an array. */
export const many = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item).max(100), item])
    .optional()
    .transform((value): z.output<T>[] =>
      value === undefined ? [] : Array.isArray(value) ? value : [value],
    )

/** A sort: a column, with a minus in front for descending. */
export const sortOf = <const T extends string>(columns: readonly T[]) =>
  z.enum(columns.flatMap((column): (T | `-${T}`)[] => [column, `-${column}`]))
