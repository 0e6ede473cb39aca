import type { OperationDetail } from '@curator/console-contract/api-explorer'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { dangerText } from './api-explorer-text.ts'
import { MethodBadge } from './method-badge.tsx'

/** What an operation is: address, danger, who may call it, since when. */
export function OperationHead({ operation }: { readonly operation: OperationDetail }) {
  const { method, path, operationId, summary, role, since, until, danger, missing } = operation
  const { label, tone } = dangerText[danger]
  const facts = [
    `${operation.family} API`,
    role === 'Curator' ? 'for Curators' : 'for anybody with API access',
    until === null ? `from ${since} on` : `from ${since} to ${until}`,
    ...(operation.needsTls ? ['TLS only'] : []),
  ]
  return (
    <header className="flex flex-col gap-2">
      <h2 className="flex flex-wrap items-center gap-2">
        <MethodBadge method={method} />
        <span className="font-mono font-semibold wrap-anywhere">{path}</span>
      </h2>
      <p>{summary}</p>
      <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <StatusBadge tone={tone}>{label}</StatusBadge>
        <span>{facts.join(' · ')}</span>
        <code className="font-mono">{operationId}</code>
      </div>
      {operation.replyNote && <p className="text-sm text-muted">{operation.replyNote}</p>}
      {missing && <Notice tone="warning">{missing}</Notice>}
    </header>
  )
}
