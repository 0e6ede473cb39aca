import type { ReactNode } from 'react'
import { CopyText } from './copy-text.tsx'
import { Notice } from './notice.tsx'

/** An action that failed, beside what started it: what happened, the next step, and the request id. */
export function ActionProblem({
  title,
  detail,
  requestId,
  action,
}: {
  readonly title: string
  readonly detail?: string | undefined
  readonly requestId?: string | undefined
  readonly action?: ReactNode
}) {
  return (
    <Notice tone="bad" isAlert action={action}>
      <strong>{title}</strong> {detail}
      {requestId && (
        <span className="flex flex-wrap items-center gap-1 text-sm">
          Request id <CopyText text={requestId} label="request id" />
        </span>
      )}
    </Notice>
  )
}
