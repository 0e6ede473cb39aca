import { operationFamily, operationMethod } from '@curator/console-contract/api-explorer'
import { many } from '@curator/console-contract/paging'
import { changeDanger } from '@curator/console-contract/plans'
import { z } from 'zod'

/** Filters of the list; they live in the address beside the values of the form. */
export const explorerSearch = z.object({
  find: z.string().max(200).optional(),
  method: many(operationMethod),
  family: many(operationFamily),
  danger: many(changeDanger),
  lacking: z.literal('shown').optional(),
})
export type ExplorerSearch = z.output<typeof explorerSearch>

/** Whether an address parameter belongs to the form and not to the list. */
export const isFormParam = (name: string) => /^(p\.|q\.|body$)/.test(name)

/** The list's own part of an address. */
export function toListParams(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !isFormParam(name)))
}
