import { useQuery } from '@tanstack/react-query'
import { Link2Off, MailOpen } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { OwnItem } from './own-item.tsx'
import { silenceTexts } from './review-text.ts'
import { openLinkQuery, ownItemsQuery } from './reviewer.queries.ts'
import { reviewerText, sayAnswered } from './reviewer-text.ts'

/**
 * Where the link of an owner leads. The token stands behind the `#`, which browsers send to nobody; it is taken out of
 * the address at once, so that neither history nor a glance at the screen gives it away.
 */
export function ReviewerPage() {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [token] = useState(() => decodeURIComponent(hash.slice(1)))
  useEffect(() => {
    if (hash !== '') void navigate({ hash: '' }, { replace: true })
  }, [hash, navigate])
  return (
    <main className="min-h-dvh bg-canvas text-text">
      <title>{`${reviewerText.title} · Curator Console`}</title>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-4 sm:py-8">
        {token === '' ? <OwnItems hasLink={false} /> : <OpenedLink token={token} />}
      </div>
    </main>
  )
}

function Title({ children }: { readonly children: ReactNode }) {
  return (
    <header className="flex flex-col gap-1">
      <p className="text-sm font-medium text-muted">Curator Console</p>
      <h1 className="text-xl font-semibold">{reviewerText.title}</h1>
      {children}
    </header>
  )
}

function OpenedLink({ token }: { readonly token: string }) {
  const { data, error, refetch } = useQuery(openLinkQuery(token))
  const isRefused = error !== null && isLinkRefusal(error)
  // Opened a second time in the same browser: the answers may be there already.
  if (data || isRefused) return <OwnItems hasLink />
  return (
    <>
      <Title>{null}</Title>
      {error ? (
        <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
      ) : (
        <SkeletonLines count={6} label={reviewerText.opening} />
      )}
    </>
  )
}

const isLinkRefusal = (error: Error) =>
  ['link_invalid', 'session_missing', 'request_invalid'].includes(problemCodeOf(error) ?? '')

function OwnItems({ hasLink }: { readonly hasLink: boolean }) {
  const { data, error, refetch } = useQuery(ownItemsQuery)
  if (error && !data) {
    return (
      <>
        <Title>{null}</Title>
        <Panel>
          <NoItems error={error} hasLink={hasLink} onRetry={() => void refetch()} />
        </Panel>
      </>
    )
  }
  if (!data) {
    return (
      <>
        <Title>{null}</Title>
        <SkeletonLines count={8} />
      </>
    )
  }
  const answered = data.items.filter(({ answers }) => answers.length > 0).length
  const isDone = data.items.length > 0 && answered === data.items.length
  return (
    <>
      <Title>
        <p className="max-w-prose">{reviewerText.intro}</p>
        <p className="text-sm text-muted">
          {data.campaignName}, for {data.email}. Answers count until{' '}
          <InstantText instant={data.expiresAt} />. No answer counts as “
          {silenceTexts[data.silence]}”.
        </p>
      </Title>
      {data.items.length === 0 ? (
        <Panel>
          <EmptyState icon={MailOpen} title={reviewerText.none} text={reviewerText.noneText} />
        </Panel>
      ) : (
        <ProgressBar
          label="Your answers"
          value={answered}
          maxValue={data.items.length}
          valueText={sayAnswered(answered, data.items.length)}
        />
      )}
      {isDone && <Notice tone="good">{reviewerText.done}</Notice>}
      {data.items.map((item, at) => (
        <OwnItem key={item.id} item={item} place={`${at + 1} of ${data.items.length}`} />
      ))}
    </>
  )
}

/** Why there is nothing to answer. */
function NoItems({
  error,
  hasLink,
  onRetry,
}: {
  readonly error: Error
  readonly hasLink: boolean
  readonly onRetry: () => void
}) {
  if (problemCodeOf(error) === 'stage_over')
    return (
      <EmptyState icon={Link2Off} title={reviewerText.overTitle} text={reviewerText.overText} />
    )
  if (!isLinkRefusal(error)) return <ProblemPanel {...toProblemText(error)} onRetry={onRetry} />
  return hasLink ? (
    <EmptyState icon={Link2Off} title={reviewerText.invalidTitle} text={reviewerText.invalidText} />
  ) : (
    <EmptyState icon={MailOpen} title={reviewerText.noLinkTitle} text={reviewerText.noLinkText} />
  )
}
