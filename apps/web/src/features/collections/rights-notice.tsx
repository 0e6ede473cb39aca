import { Notice } from '../../ui/notice.tsx'
import { text } from './collections-text.ts'

/** That rights of members can't be read here, why, and what that means. */
export function RightsNotice({ why }: { readonly why: string | null }) {
  if (why === null) return null
  return (
    <Notice tone="info">
      <strong>{text.rightsNotRead}</strong> {why} {text.blind}
    </Notice>
  )
}
