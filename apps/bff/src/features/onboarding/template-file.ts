import type { downloadTemplate } from '@curator/console-contract/onboarding'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { z } from 'zod'
import type { FindReach } from '../../access/reach-book.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import type { Directory } from '../../directory/directory.ts'
import type { WriteWorkbook } from '../../sheets/write-workbook.ts'
import { listTemplateRows } from './template.ts'

export type TemplateQuery = z.output<(typeof downloadTemplate)['query']>

/** The onboarding sheet, empty or with every user as it is today. Throws `directory_not_ready` for the latter. */
export async function createTemplateFile(
  { connectionId, format, values }: TemplateQuery,
  directory: Directory,
  deps: { readonly writeWorkbook: WriteWorkbook; readonly findReach: FindReach },
): Promise<FileReply> {
  const rows = await listTemplateRows(directory, values, () => deps.findReach(connectionId))
  const name = values === 'none' ? 'onboarding' : `onboarding-${connectionId}`
  if (format === 'csv') {
    return {
      fileName: `${name}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: toCsvBytes(rows),
    }
  }
  return {
    fileName: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await deps.writeWorkbook(rows),
  }
}
