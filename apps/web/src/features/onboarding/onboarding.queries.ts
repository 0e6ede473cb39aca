import type { ConnectionId, PlanId, SheetId } from '@curator/console-contract/ids'
import {
  createPlan,
  createSheet,
  downloadTemplate,
  getSheet,
  listSheetRows,
  rereadSheet,
  type Sheet,
  type SheetRow,
  updateMapping,
  updateRows,
} from '@curator/console-contract/onboarding'
import type { FileReply, ReplyOf, RequestOf } from '@curator/endpoint/endpoint'
import {
  mutationOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from '../../api/client.ts'

export type RowFilter = 'all' | 'faulty' | 'excluded'
export type RowPage = ReplyOf<typeof listSheetRows>
export type RowEdits = RequestOf<typeof updateRows>['body']
export type Reading = RequestOf<typeof rereadSheet>['body']

/** Rows asked for at once; the most the wire allows, so that a sheet of 10,000 rows is 50 pages. */
export const rowPageSize = 200

const rowsKey = (sheetId: SheetId) => ['onboarding', 'rows', sheetId] as const

/** Queries of the slice. A sheet changes only by its own mutations, so nothing here goes stale by time. */
export const onboardingQueries = {
  sheet: (sheetId: SheetId) =>
    queryOptions({
      queryKey: ['onboarding', 'sheet', sheetId],
      queryFn: ({ signal }) => call(getSheet, { params: { sheetId } }, signal),
    }),
  rows: (sheetId: SheetId, only: RowFilter, page: number) =>
    queryOptions({
      queryKey: [...rowsKey(sheetId), only, page],
      queryFn: ({ signal }) =>
        call(
          listSheetRows,
          { params: { sheetId }, query: { only, page, pageSize: rowPageSize } },
          signal,
        ),
    }),
}

/** Uploads a file or a paste as it is. */
export function useCreateSheet() {
  return useMutation(
    mutationOptions({
      mutationFn: (input: {
        connectionId: ConnectionId
        fileName: string
        bytes: Uint8Array<ArrayBuffer>
      }) =>
        call(createSheet, {
          query: { connectionId: input.connectionId, fileName: input.fileName },
          body: input.bytes,
        }),
    }),
  )
}

/** Reads the kept file again. All rows are new afterwards. */
export function useRereadSheet(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Reading) => call(rereadSheet, { params: { sheetId }, body }),
    onSuccess: (sheet) => replaceSheet(client, sheet),
  })
}

/** Sets which field each column fills. Faults are found anew, so all rows are new afterwards. */
export function useUpdateMapping(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: RequestOf<typeof updateMapping>['body']['mapping']) =>
      call(updateMapping, { params: { sheetId }, body: { mapping } }),
    onSuccess: (sheet) => replaceSheet(client, sheet),
  })
}

/**
 * Fixes cells and leaves rows out. The rows stay where they are in every list on screen, also in one that they no
 * longer belong to: a fixed row must not vanish under the hands. The next time such a list is opened it is read anew.
 */
export function useUpdateRows(sheetId: SheetId) {
  const client = useQueryClient()
  return useMutation({
    // One after the other: two answers out of order would show old counts.
    scope: { id: `rows-${sheetId}` },
    mutationFn: (body: RowEdits) => call(updateRows, { params: { sheetId }, body }),
    onSuccess: async ({ sheet, rows }) => {
      client.setQueryData(onboardingQueries.sheet(sheetId).queryKey, sheet)
      client.setQueriesData<RowPage>({ queryKey: rowsKey(sheetId) }, (page) =>
        page ? { ...page, items: withRows(page.items, rows) } : page,
      )
      await client.invalidateQueries({ queryKey: rowsKey(sheetId), refetchType: 'none' })
    },
  })
}

/** Reads the rows of a sheet anew, for example to go on with what is still faulty. */
export function useReloadRows(sheetId: SheetId): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: rowsKey(sheetId) })
}

export function useCreatePlan(sheetId: SheetId) {
  return useMutation({
    mutationFn: (createGroups: readonly string[]): Promise<{ planId: PlanId }> =>
      call(createPlan, { params: { sheetId }, body: { createGroups: [...createGroups] } }),
  })
}

export function useDownloadTemplate() {
  return useMutation({
    mutationFn: (query: RequestOf<typeof downloadTemplate>['query']): Promise<FileReply> =>
      call(downloadTemplate, { query }),
  })
}

async function replaceSheet(client: QueryClient, sheet: Sheet): Promise<void> {
  client.setQueryData(onboardingQueries.sheet(sheet.id).queryKey, sheet)
  await client.invalidateQueries({ queryKey: rowsKey(sheet.id) })
}

/** The rows with those that were touched in their new form. */
function withRows(items: readonly SheetRow[], touched: readonly SheetRow[]): SheetRow[] {
  const byLine = new Map(touched.map((row) => [row.line, row]))
  return items.map((row) => byLine.get(row.line) ?? row)
}
