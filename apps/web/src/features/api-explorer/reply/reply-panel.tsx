import type { CallReply, OperationDetail } from '@curator/console-contract/api-explorer'
import type { FileReply } from '@curator/endpoint/endpoint'
import { FileDown, Send, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { scrollWithin } from '../../../lib/scroll-within.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { formatBytes, text } from '../api-explorer-text.ts'
import { RefusedPanel } from './refused-panel.tsx'
import { ReplyBody } from './reply-body.tsx'

/** What the Server answered: status, time, size, and the reply itself. */
export function ReplyPanel({
  operation,
  reply,
  saved,
  isPending,
  onStop,
  onDownload,
  isDownloading,
}: {
  readonly operation: OperationDetail
  readonly reply: CallReply | undefined
  /** A file that was downloaded. */
  readonly saved: FileReply | undefined
  readonly isPending: boolean
  readonly onStop: () => void
  readonly onDownload: () => void
  readonly isDownloading: boolean
}) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    // Below the form on small screens, where it would arrive unseen.
    if (reply && !matchMedia('(min-width: 80rem)').matches) scrollWithin(ref.current, 'main', true)
  }, [reply])
  return (
    <section
      ref={ref}
      aria-label="Reply"
      className="flex min-w-0 flex-col gap-3 border-line p-4 max-xl:border-t xl:min-h-0 xl:border-l"
    >
      <p role="status" className="sr-only">
        {isPending ? 'Waiting for the Server.' : toAnnouncement(reply)}
      </p>
      {isPending && (
        <>
          <div>
            <Button size="small" icon={X} onPress={onStop}>
              Stop waiting
            </Button>
          </div>
          <SkeletonLines count={8} label="Waiting for the Server" />
        </>
      )}
      {!isPending && !reply && !saved && (
        <EmptyState
          icon={Send}
          title={text.replyTitle}
          text={operation.isRead ? text.replyHint : text.writeHint}
        />
      )}
      {!isPending && saved && !reply && (
        <Notice tone="good">
          Saved {saved.fileName}, {formatBytes(saved.bytes.length)}.
        </Notice>
      )}
      {!isPending && reply?.kind === 'refused' && <RefusedPanel reply={reply} />}
      {!isPending && reply?.kind === 'received' && (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <StatusBadge tone="good">{reply.status}</StatusBadge>
            <span className="text-muted">
              {reply.tookMs} ms · {formatBytes(reply.sizeBytes)}
              {reply.contentType && ` · ${reply.contentType}`}
            </span>
            <span className="flex-1" />
            <Button size="small" icon={FileDown} isPending={isDownloading} onPress={onDownload}>
              Download the whole reply
            </Button>
          </div>
          {reply.cut && <Notice tone="info">{reply.cut}</Notice>}
          <ReplyBody reply={reply} />
        </>
      )}
    </section>
  )
}

function toAnnouncement(reply: CallReply | undefined): string {
  if (!reply) return ''
  return reply.kind === 'received'
    ? `Answered with status ${reply.status} in ${reply.tookMs} milliseconds.`
    : `Refused. ${reply.message}`
}
