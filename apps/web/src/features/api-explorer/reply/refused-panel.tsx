import type { RefusedReply } from '@curator/console-contract/api-explorer'
import { StatusBadge } from '../../../ui/status-badge.tsx'

/** A call that did not succeed: what happened, what to do next, and the Server's own words. */
export function RefusedPanel({ reply }: { readonly reply: RefusedReply }) {
  return (
    <div className="flex flex-col gap-3 xl:min-h-0 xl:overflow-auto">
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge tone="bad">
          {reply.status === null ? 'No answer' : `Status ${reply.status}`}
        </StatusBadge>
        <span className="text-muted">{reply.tookMs} ms</span>
      </div>
      <p className="font-semibold">{reply.message}</p>
      {reply.advice.length > 0 && (
        <div>
          <h3 className="font-medium">What to do next</h3>
          <ul className="list-disc pl-5">
            {reply.advice.map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </ul>
        </div>
      )}
      {reply.serverText && (
        <figure>
          <figcaption className="text-sm text-muted">The Server’s own text</figcaption>
          <blockquote className="mt-1 rounded-md bg-sunken p-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
            {reply.serverText}
          </blockquote>
        </figure>
      )}
      {reply.fields.length > 0 && (
        <div>
          <h3 className="font-medium">Fields the Server names</h3>
          <ul className="list-disc pl-5">
            {reply.fields.map(({ path, message }) => (
              <li key={path}>
                <code className="font-mono text-sm">{path}</code>: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
