import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { Route, Unlink } from 'lucide-react'
import { toProblemText } from '../../../api/problem-text.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { explanationQuery, type Question } from '../access.queries.ts'
import { text } from '../access-text.ts'
import { ExplainForm } from './explain-form.tsx'
import { explainSearch, toQuestion } from './explain-search.ts'
import { ExplanationPanel } from './explanation-panel.tsx'

/** Why a person reaches a thing, or does not; the question lives in the address. */
export function ExplainPage() {
  return (
    <ConnectionPage>
      {(connection) => <Explain key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Explain({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(explainSearch)
  const question = toQuestion(search)
  return (
    <Page>
      <PageHeader
        title={text.title}
        description={`${connection.name}. ${text.intro}`}
        action={
          <LinkButton to={paths.missingShares(connection.id)} icon={Unlink}>
            {text.missingTitle}
          </LinkButton>
        }
      />
      <ExplainForm connectionId={connection.id} search={search} onChange={change} />
      {question ? (
        <Answer connection={connection} question={question} />
      ) : (
        <Panel>
          <EmptyState icon={Route} title={text.choose} text={text.chooseText} />
        </Panel>
      )}
    </Page>
  )
}

function Answer({
  connection,
  question,
}: {
  readonly connection: Connection
  readonly question: Question
}) {
  const { data, error, refetch } = useQuery(explanationQuery(connection.id, question))
  if (error) return <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={8} label="Looking for ways" />
  const { differences, explanation, other, takenAt, target } = data
  return (
    <>
      {other && (
        <Panel label={text.differences}>
          <div className="flex flex-col gap-2 p-4">
            <h2 className="text-lg font-semibold">{text.differences}</h2>
            {differences.length === 0 && <p>Nothing that matters for “{target.name}”.</p>}
            <ul className="list-disc pl-5">
              {differences.map((line) => (
                <li key={line} className="wrap-anywhere">
                  {line}
                </li>
              ))}
            </ul>
          </div>
        </Panel>
      )}
      <div className={other ? 'grid items-start gap-4 xl:grid-cols-2' : 'contents'}>
        <ExplanationPanel
          connectionId={connection.id}
          explanation={explanation}
          targetKind={target.kind}
          targetName={target.name}
        />
        {other && (
          <ExplanationPanel
            connectionId={connection.id}
            explanation={other}
            targetKind={target.kind}
            targetName={target.name}
          />
        )}
      </div>
      <p className="text-sm text-muted">
        Owned by {target.ownerName || 'nobody known'}. As the Server was read on{' '}
        <InstantText instant={takenAt} />.
      </p>
    </>
  )
}
