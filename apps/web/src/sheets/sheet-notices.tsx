import type { SheetNotice } from '@curator/console-contract/sheets'
import { Notice } from '../ui/notice.tsx'
import { noticeText } from './sheets-text.ts'

/** Remarks about the whole sheet; those that block stand first. */
export function SheetNotices({ notices }: { readonly notices: readonly SheetNotice[] }) {
  const sorted = notices.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
  if (notices.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      {sorted.map((notice) => (
        <Notice key={`${notice.code}-${notice.message}`} tone={notice.blocks ? 'bad' : 'warning'}>
          <strong>{noticeText[notice.code]}.</strong> {notice.message}
        </Notice>
      ))}
    </div>
  )
}
