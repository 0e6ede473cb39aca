import type { ConnectionId, PlanId, SheetId } from '@curator/console-contract/ids'
import {
  countRemovals,
  createPlan,
  createSheet,
  downloadTemplate,
  getSheet,
  listSheetRows,
  rereadSheet,
  type Sheet,
  updateMapping,
  updateRows,
} from '@curator/console-contract/onboarding'
import type { FileReply, RequestOf } from '@curator/endpoint/endpoint'
import {
  keepPreviousData,
  mutationOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import type { ReadingInput } from '../../sheets/reading-form.tsx'
import type { SheetRowsDoor } from '../../sheets/sheet-rows.queries.ts'
import type { SheetChoices } from './sheet-choices.ts'

const rowsKey = (sheetId: SheetId) => ['onboarding', 'rows', sheetId] as const

/** Queries of the slice. A sheet changes only by its own mutations, so nothing here goes stale by time. */
export const onboardingQueries = {
  sheet: (sheetId: SheetId) =>
    queryOptions({
      queryKey: ['onboarding', 'sheet', sheetId],
      queryFn: ({ signal }) => call(getSheet, { params: { sheetId } }, signal),
    }),
  /** What the truth of the file would take away. The limit is no part of it; rows may have been edited since. */
  removals: (sheetId: SheetId, { profileId, people, groups }: SheetChoices) =>
    queryOptions({
      queryKey: ['onboarding', 'removals', sheetId, profileId, people, groups],
      queryFn: ({ signal }) =>
        call(
          countRemovals,
          {
            params: { sheetId },
            body: { profileId, truth: { people, groups, removalCapPercent: 100 } },
          },
          signal,
        ),
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
}

/** How the rows of a sheet are read and edited. */
export function toRowsDoor(sheetId: SheetId): SheetRowsDoor<Sheet> {
  const params = { sheetId }
  return {
    sheetKey: onboardingQueries.sheet(sheetId).queryKey,
    rowsKey: rowsKey(sheetId),
    list: (query, signal) => call(listSheetRows, { params, query }, signal),
    edit: (body) => call(updateRows, { params, body }),
  }
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
    mutationFn: (body: ReadingInput) => call(rereadSheet, { params: { sheetId }, body }),
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

export function useCreatePlan(sheetId: SheetId) {
  return useMutation({
    mutationFn: (body: RequestOf<typeof createPlan>['body']): Promise<{ planId: PlanId }> =>
      call(createPlan, { params: { sheetId }, body }),
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
