import type {
  ConnectionCapabilities,
  ContractDifference,
} from '@curator/console-contract/connection-capabilities'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'

/** Where the Server's description and the console disagree. What nobody has explained stands open, the rest folded. */
export function DifferencesPanel({
  capabilities,
}: {
  readonly capabilities: ConnectionCapabilities
}) {
  const { differences, extras, source } = capabilities
  if (source === 'assumed') return null
  const unexplained = differences.filter(({ reason }) => reason === null)
  const explained = differences.filter(({ reason }) => reason !== null)
  return (
    <Panel label="Differences">
      <h2 className="border-b border-line px-4 py-2 font-semibold">
        Differences between the Server and this console
      </h2>
      <div className="flex flex-col gap-3 p-4">
        {unexplained.length === 0 ? (
          <Notice tone="good">Nothing unexplained: both describe the same.</Notice>
        ) : (
          <>
            <Notice tone="warning">
              {formatCounted(unexplained.length, 'difference is', 'differences are')} not explained.
              Calls of these operations may be refused; tell whoever looks after the console.
            </Notice>
            <DifferenceItems differences={unexplained} />
          </>
        )}
        {explained.length > 0 && (
          <Folded
            title={`${formatCounted(explained.length, 'known difference', 'known differences')} without harm`}
          >
            <DifferenceItems differences={explained} />
          </Folded>
        )}
        {extras.length > 0 && (
          <Folded
            title={`${formatCounted(extras.length, 'operation', 'operations')} of the Server that this console does not know`}
          >
            <ul className="text-sm">
              {extras.map(({ address, operationId }) => (
                <li key={operationId}>
                  {operationId} <code className="font-mono text-muted break-all">{address}</code>
                </li>
              ))}
            </ul>
          </Folded>
        )}
      </div>
    </Panel>
  )
}

function DifferenceItems({ differences }: { readonly differences: readonly ContractDifference[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {differences.map(({ address, operationId, reason, sentence }) => (
        <li key={`${operationId}${sentence}`}>
          <code className="font-mono break-all">{address}</code>: {sentence}
          {reason && <span className="text-muted"> {reason}</span>}
        </li>
      ))}
    </ul>
  )
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 group-open:rotate-90" />
        {title}
      </summary>
      <div className="pt-2 pl-5">{children}</div>
    </details>
  )
}
