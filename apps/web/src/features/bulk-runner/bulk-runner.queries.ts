import {
  createRecipe,
  createRunnerPlan,
  createRunnerSheet,
  exportRunnerRequests,
  type FieldSources,
  getRunnerSheet,
  listRecipes,
  listRunnerOperations,
  listRunnerRequests,
  listRunnerRows,
  type RunnerSheet,
  removeRecipe,
  renameRecipe,
  rereadRunnerSheet,
  updateRunnerMapping,
  updateRunnerRows,
} from '@curator/console-contract/bulk-runner'
import type { ConnectionId, PlanId, RecipeId, SheetId } from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import type { ReadingInput } from '../../sheets/reading-form.tsx'
import type { SheetRowsDoor } from '../../sheets/sheet-rows.queries.ts'

const rowsKey = (sheetId: SheetId) => ['bulk-runner', 'rows', sheetId] as const
const requestsKey = (sheetId: SheetId) => ['bulk-runner', 'requests', sheetId] as const
const recipesKey = ['bulk-runner', 'recipes'] as const

/** Requests asked for at once. */
export const requestPageSize = 100

export const bulkRunnerQueries = {
  operations: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: ['bulk-runner', 'operations', connectionId],
      queryFn: ({ signal }) => call(listRunnerOperations, { query: { connectionId } }, signal),
    }),
  recipes: () =>
    queryOptions({
      queryKey: recipesKey,
      queryFn: ({ signal }) => call(listRecipes, {}, signal),
    }),
  sheet: (sheetId: SheetId) =>
    queryOptions({
      queryKey: ['bulk-runner', 'sheet', sheetId],
      queryFn: ({ signal }) => call(getRunnerSheet, { params: { sheetId } }, signal),
    }),
  requests: (sheetId: SheetId, search: string, page: number) =>
    queryOptions({
      queryKey: [...requestsKey(sheetId), search, page],
      queryFn: ({ signal }) =>
        call(
          listRunnerRequests,
          {
            params: { sheetId },
            query: { page, pageSize: requestPageSize, ...(search ? { search } : {}) },
          },
          signal,
        ),
      // Cells and mapping may have changed since it was last looked at.
      staleTime: 0,
    }),
}

/** How the rows of a sheet are read and edited. */
export function toRowsDoor(sheetId: SheetId): SheetRowsDoor<RunnerSheet> {
  const params = { sheetId }
  return {
    sheetKey: bulkRunnerQueries.sheet(sheetId).queryKey,
    rowsKey: rowsKey(sheetId),
    list: (query, signal) => call(listRunnerRows, { params, query }, signal),
    edit: (body) => call(updateRunnerRows, { params, body }),
  }
}

export interface NewSheet {
  readonly connectionId: ConnectionId
  readonly operationId: string
  readonly recipeId?: RecipeId | undefined
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Uploads a file or a paste as it is. */
export function useCreateSheet() {
  return useMutation({
    mutationFn: ({ bytes, recipeId, ...query }: NewSheet) =>
      call(createRunnerSheet, {
        query: { ...query, ...(recipeId ? { recipeId } : {}) },
        body: bytes,
      }),
  })
}

/** Reads the kept file again. All rows are new afterwards. */
export function useRereadSheet(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ReadingInput) => call(rereadRunnerSheet, { params: { sheetId }, body }),
    onSuccess: (sheet) => replaceSheet(client, sheet),
  })
}

export interface RunnerMapping {
  readonly sources: FieldSources
  readonly recordColumn: number | null
}

/** Sets where values come from. Faults are found anew, so all rows are new afterwards. */
export function useUpdateMapping(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    // One after the other: two answers out of order would show an older mapping.
    scope: { id: `mapping-${sheetId}` },
    mutationFn: (body: RunnerMapping) => call(updateRunnerMapping, { params: { sheetId }, body }),
    onSuccess: (sheet) => replaceSheet(client, sheet),
  })
}

export function useCreatePlan(sheetId: SheetId) {
  return useMutation({
    mutationFn: (): Promise<{ planId: PlanId }> => call(createRunnerPlan, { params: { sheetId } }),
  })
}

export function useExportRequests(sheetId: SheetId) {
  return useMutation({
    mutationFn: (format: 'csv' | 'json'): Promise<FileReply> =>
      call(exportRunnerRequests, { params: { sheetId }, query: { format } }),
  })
}

export function useCreateRecipe(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => call(createRecipe, { body: { name, sheetId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipesKey }),
  })
}

export function useRenameRecipe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name }: { id: RecipeId; name: string }) =>
      call(renameRecipe, { params: { recipeId: id }, body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipesKey }),
  })
}

export function useRemoveRecipe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (recipeId: RecipeId) => call(removeRecipe, { params: { recipeId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipesKey }),
  })
}

async function replaceSheet(client: QueryClient, sheet: RunnerSheet): Promise<void> {
  client.setQueryData(bulkRunnerQueries.sheet(sheet.id).queryKey, sheet)
  await client.invalidateQueries({ queryKey: rowsKey(sheet.id) })
  await client.invalidateQueries({ queryKey: requestsKey(sheet.id) })
}
