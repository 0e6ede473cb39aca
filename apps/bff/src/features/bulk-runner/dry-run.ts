import type { RunnerRequest } from '@curator/console-contract/bulk-runner'
import type { FileReply } from '@curator/endpoint/endpoint'
import { toCsvBytes } from '../../core/csv-export.ts'
import { walkRows } from '../../sheets/walk-rows.ts'
import type { SheetRecord, SheetRowRecord, SheetTables } from '../../store/sheet.store.ts'
import { toRequest } from './call-request.ts'
import { type CallMapping, toRecordId, toRowCall } from './row-call.ts'

/** A sheet with what its requests are worked out from. */
export interface DryRun {
  readonly sheet: SheetRecord
  readonly mapping: CallMapping
  /** The Web API address of the connection, with a slash at its end. */
  readonly baseUrl: string
}

export interface RequestQuery {
  readonly page: number
  readonly pageSize: number
  readonly search?: string | undefined
}

function toRowRequest({ mapping, baseUrl }: DryRun, row: SheetRowRecord): RunnerRequest {
  const recordId = toRecordId(mapping, row)
  return toRequest(baseUrl, { line: row.line, recordId }, toRowCall(mapping, row.cells).call)
}

/** Requests of the rows that are ready, in the order of the sheet. A search looks in record id, address and body. */
export async function listRequests(
  store: SheetTables,
  dryRun: DryRun,
  { page, pageSize, search = '' }: RequestQuery,
): Promise<{ items: RunnerRequest[]; total: number }> {
  const offset = (page - 1) * pageSize
  if (search === '') {
    const query = { only: 'ready', offset, limit: pageSize } as const
    const { rows, total } = await store.listRows(dryRun.sheet.id, query)
    return { items: rows.map((row) => toRowRequest(dryRun, row)), total }
  }
  const wanted = search.toLowerCase()
  const found: RunnerRequest[] = []
  for await (const request of walkRequests(store, dryRun)) {
    const text = `${request.recordId} ${request.address} ${request.body ?? ''}`
    if (text.toLowerCase().includes(wanted)) found.push(request)
  }
  return { items: found.slice(offset, offset + pageSize), total: found.length }
}

async function* walkRequests(store: SheetTables, dryRun: DryRun): AsyncGenerator<RunnerRequest> {
  for await (const rows of walkRows(store, dryRun.sheet.id)) {
    for (const row of rows) {
      if (!row.isExcluded && row.faults.length === 0) yield toRowRequest(dryRun, row)
    }
  }
}

/** Every request as a file; cells are guarded against formulas. */
export async function exportRequests(
  store: SheetTables,
  dryRun: DryRun,
  format: 'csv' | 'json',
): Promise<FileReply> {
  const requests: RunnerRequest[] = []
  for await (const request of walkRequests(store, dryRun)) requests.push(request)
  const name = `requests of ${dryRun.sheet.fileName}`.replace(/[/\\:*?"<>|]/g, ' ')
  if (format === 'csv') {
    const rows = requests.map(({ line, recordId, method, address, body }) => {
      return [String(line), recordId, method, address, body ?? '']
    })
    const bytes = toCsvBytes([['Line', 'Record id', 'Method', 'Address', 'Body'], ...rows])
    return { fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', bytes }
  }
  const entries = requests.map(({ curl: _, body, ...request }) => {
    return { ...request, body: body === null ? null : (JSON.parse(body) as unknown) }
  })
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(entries, null, 2)))
  return { fileName: `${name}.json`, contentType: 'application/json', bytes }
}
