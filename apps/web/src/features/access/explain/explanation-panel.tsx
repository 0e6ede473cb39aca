import type { AccessExplanation, AccessTargetKind } from '@curator/console-contract/access'
import type { ConnectionId } from '@curator/console-contract/ids'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import { Link } from 'react-router'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { text, toNoPaths, verdicts } from '../access-text.ts'
import { PathRow } from './path-row.tsx'

/** Everything about one person and the thing: the verdict, every way, and what is missing. */
export function ExplanationPanel({
  connectionId,
  explanation,
  targetKind,
  targetName,
}: {
  readonly connectionId: ConnectionId
  readonly explanation: AccessExplanation
  readonly targetKind: AccessTargetKind
  readonly targetName: string
}) {
  const { missingLinks, paths: ways, person, unknown, verdict } = explanation
  const name = person.name || person.email
  return (
    <Panel label={`${name} and ${targetName}`}>
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-col gap-1">
          <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            <Link
              to={paths.user(connectionId, person.id)}
              className="rounded-sm text-accent-ink wrap-anywhere hover:underline"
            >
              {name}
            </Link>
            <span role="status">
              <StatusBadge tone={verdicts[verdict].tone}>{verdicts[verdict].word}</StatusBadge>
            </span>
          </h2>
          <PersonFacts person={person} />
        </div>
        {ways.length === 0 && <p>{toNoPaths(verdict, targetKind)}</p>}
        {ways.length > 0 && (
          <ol aria-label="Ways, open ones first" className="flex flex-col gap-3">
            {ways.map((way, index) => (
              <PathRow
                // biome-ignore lint/suspicious/noArrayIndexKey: two ways may have the same steps; the list is never reordered
                key={index}
                connectionId={connectionId}
                way={way}
              />
            ))}
          </ol>
        )}
        {missingLinks.length > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{text.missingLinks}</h3>
            <ul className="flex flex-col divide-y divide-line">
              {missingLinks.map(({ collectionId, words }) => (
                <li key={words} className="flex flex-wrap items-center gap-3 py-2">
                  <span className="min-w-0 flex-1 basis-64 wrap-anywhere">{words}</span>
                  {collectionId && (
                    <LinkButton size="small" to={paths.collection(connectionId, collectionId)}>
                      Open the collection
                    </LinkButton>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {unknown.length > 0 && (
          <section className="flex flex-col gap-1">
            <h3 className="font-semibold">{text.unknown}</h3>
            <ul className="list-disc pl-5 text-muted">
              {unknown.map((line) => (
                <li key={line} className="wrap-anywhere">
                  {line}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  )
}

function PersonFacts({ person }: { readonly person: AccessExplanation['person'] }) {
  const { effectiveRole, email, isActive, role, roleFrom } = person
  const from = roleFrom ? `, from the group ${roleFrom}` : ''
  return (
    <p className="text-muted wrap-anywhere">
      {email}. {isActive ? 'Active' : 'Inactive'}, role {serverRoleLabels[effectiveRole]}
      {role !== effectiveRole && ` (own role ${serverRoleLabels[role]})`}
      {from}.
    </p>
  )
}
