import type { FileReply } from '@curator/endpoint/endpoint'
import { toCsvBytes } from '../../core/csv-export.ts'
import { canonicalReport, type ReviewReport, toReportRows } from '../../schedules/review/report.ts'
import type { WriteWorkbook } from '../../sheets/write-workbook.ts'
import type { CampaignRecord } from '../../store/review-campaign.store.ts'
import type { ReportFiles, ReportFormat } from '../../store/review-sign-off.store.ts'

const contentTypes: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** One form of a report; cells are safe against formulas. */
export async function writeReport(
  report: ReviewReport,
  format: ReportFormat,
  writeWorkbook: WriteWorkbook,
): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(canonicalReport(report))
  const rows = toReportRows(report)
  return format === 'csv' ? toCsvBytes(rows) : writeWorkbook(rows, 'Review')
}

/** All of them, to be kept. */
export async function writeReports(
  report: ReviewReport,
  writeWorkbook: WriteWorkbook,
): Promise<ReportFiles> {
  return {
    csv: await writeReport(report, 'csv', writeWorkbook),
    xlsx: await writeReport(report, 'xlsx', writeWorkbook),
    json: await writeReport(report, 'json', writeWorkbook),
  }
}

export function toReportFile(
  { closedAt, values }: CampaignRecord,
  format: ReportFormat,
  bytes: Uint8Array,
): FileReply {
  const word = values.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const day = closedAt?.toISOString().slice(0, 10) ?? ''
  return {
    fileName: `schedule-review-${word || 'report'}-${day}.${format}`,
    contentType: contentTypes[format],
    bytes: new Uint8Array(bytes),
  }
}
