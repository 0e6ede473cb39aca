import type { ChangeResult, RowResult } from '@curator/console-contract/runs'
import { useMemo } from 'react'
import { JsonTree } from '../../ui/json-tree.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import { usePlanWords } from './plan-words.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** Everything a run did for one row, with the Server's own words. */
export function RunRowPanel({ row }: { readonly row: RowResult }) {
  const words = usePlanWords()
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-muted">Planned:</span>
        <VerdictBadge verdict={row.verdict} />
      </p>
      {row.reasons.length > 0 && (
        <ul className="list-disc pl-5">
          {row.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <ol className="flex flex-col gap-4">
        {row.changes.map((change) => (
          <ChangeItem key={change.seq} change={change} />
        ))}
      </ol>
      {row.changes.length === 0 && (
        <p className="text-muted">
          {words.areCalls ? 'No call was to be made.' : 'Nothing was to be written.'}
        </p>
      )}
    </div>
  )
}

function ChangeItem({ change }: { readonly change: ChangeResult }) {
  const words = usePlanWords()
  return (
    <li className="flex flex-col items-start gap-1 border-l-2 border-line-strong pl-3">
      <p className="font-medium">{change.sentence}</p>
      <OutcomeBadge outcome={change.outcome} />
      {change.outcome && (
        <p className="text-sm text-muted">
          {change.message ?? words.outcome[change.outcome].meaning}
        </p>
      )}
      {change.serverText && (
        <figure className="w-full">
          <figcaption className="text-sm text-muted">
            The Server’s own text{change.httpStatus === null ? '' : ` (HTTP ${change.httpStatus})`}
          </figcaption>
          <blockquote className="mt-1 rounded-md bg-sunken p-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
            {change.serverText}
          </blockquote>
        </figure>
      )}
      {change.reply && <Reply text={change.reply} />}
      {!change.serverText && change.httpStatus !== null && (
        <p className="text-sm text-muted">HTTP {change.httpStatus}</p>
      )}
    </li>
  )
}

/** What the Server answered to a call of the API; a long reply was cut and may be no JSON any more. */
function Reply({ text }: { readonly text: string }) {
  const value = useMemo(() => parse(text), [text])
  return (
    <details open className="w-full">
      <summary className="cursor-pointer text-sm text-muted">The Server’s reply</summary>
      <div className="mt-1 max-h-96 overflow-auto rounded-md bg-sunken p-2">
        {value === undefined ? (
          <pre className="font-mono text-sm wrap-anywhere whitespace-pre-wrap">{text}</pre>
        ) : (
          <JsonTree value={value} name="reply" />
        )}
      </div>
    </details>
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
