import { CircleAlert, RotateCw } from 'lucide-react'
import { Button } from './button.tsx'
import { CopyText } from './copy-text.tsx'

/** A read that failed: what happened, what to do next, the request id to copy, and a way to try again. */
export function ProblemPanel({
  title,
  detail,
  requestId,
  onRetry,
  isRetrying = false,
}: {
  readonly title: string
  readonly detail?: string | undefined
  readonly requestId?: string | undefined
  readonly onRetry?: (() => void) | undefined
  readonly isRetrying?: boolean
}) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <CircleAlert aria-hidden className="size-8 text-bad" />
      <div className="flex max-w-prose flex-col gap-1">
        <p className="text-lg font-semibold text-text">{title}</p>
        {detail && <p className="text-muted">{detail}</p>}
      </div>
      {requestId && (
        <p className="flex flex-wrap items-center justify-center gap-1 text-sm text-muted">
          Request id <CopyText text={requestId} label="request id" />
        </p>
      )}
      {onRetry && (
        <Button icon={RotateCw} onPress={onRetry} isPending={isRetrying}>
          Try again
        </Button>
      )}
    </div>
  )
}
