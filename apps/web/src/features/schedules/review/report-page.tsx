import type { Connection } from '@curator/console-contract/connections'
import { type CampaignId, campaignId } from '@curator/console-contract/ids'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { problemCodeOf, toProblemText } from '../../../api/problem-text.ts'
import { readParam } from '../../../lib/read-param.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { findingTexts, severityLooks } from '../finding-text.ts'
import { NoReview } from './campaign-page.tsx'
import { toAnswerText } from './decision-choices.ts'
import type { CampaignInFull } from './progress-panels.tsx'
import { reviewQueries } from './review.queries.ts'
import { reviewText, silenceTexts, stageTexts, stateLooks } from './review-text.ts'
import { ScopeWords } from './scope-words.tsx'

/** The report of a review as pages to print, or to save as PDF. */
export function ReportPage() {
  const id = readParam(campaignId, useParams().campaignId)
  return (
    <ConnectionPage>
      {(connection) =>
        id ? <Report key={id} connection={connection} id={id} /> : <NoReview {...connection} />
      }
    </ConnectionPage>
  )
}

function Report({ connection, id }: { readonly connection: Connection; readonly id: CampaignId }) {
  const campaign = useQuery(reviewQueries.campaign(id))
  const items = useQuery(reviewQueries.allItems(id))
  const error = campaign.error ?? items.error
  const retry = () => {
    void campaign.refetch()
    void items.refetch()
  }
  if (error && problemCodeOf(error) === 'not_found') return <NoReview {...connection} />
  if (error) return <ProblemPanel {...toProblemText(error)} onRetry={retry} />
  if (!campaign.data || !items.data) return <SkeletonLines count={12} />
  return (
    <Page>
      <PageHeader
        title={`Report: ${campaign.data.name}`}
        crumbs={[
          { text: reviewText.title, to: paths.scheduleReviews(connection.id) },
          { text: campaign.data.name, to: paths.scheduleReview(connection.id, id) },
        ]}
        description={`Review of schedules on ${connection.name}`}
        action={
          <span className="print:hidden">
            <Button variant="primary" icon={Printer} onPress={() => window.print()}>
              Print, or save as PDF
            </Button>
          </span>
        }
      />
      {!campaign.data.isEvidenceSound && (
        <Notice tone="bad" isAlert>
          {reviewText.broken}
        </Notice>
      )}
      <Summary campaign={campaign.data} items={items.data} />
      <Items items={items.data} />
      <Signatures campaign={campaign.data} />
    </Page>
  )
}

/** How often each last answer was given, the most frequent first. */
function countAnswers(items: readonly ReviewItem[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { answers } of items) {
    const last = answers.at(-1)
    const word = last ? toAnswerText(last.decision) : 'Without an answer'
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)
}

function Summary({
  campaign,
  items,
}: {
  readonly campaign: CampaignInFull
  readonly items: readonly ReviewItem[]
}) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
      <Fact label="State">{stateLooks[campaign.state].text}</Fact>
      <Fact label="Started">
        <InstantText instant={campaign.startsAt} />, by {campaign.createdByName}
      </Fact>
      {campaign.stages.map(({ endsAt, kind }) => (
        <Fact key={kind} label={`${stageTexts[kind].text} until`}>
          <InstantText instant={endsAt} />
        </Fact>
      ))}
      <Fact label={reviewText.silence}>{silenceTexts[campaign.silence]}</Fact>
      <Fact label="Scope">
        <ScopeWords connectionId={campaign.connectionId} filters={campaign.filters} />
      </Fact>
      <Fact label="Schedules">{items.length}</Fact>
      {countAnswers(items).map(([word, count]) => (
        <Fact key={word} label={word}>
          {count}
        </Fact>
      ))}
      <Fact label="Hash over the evidence (SHA-256)">
        <code className="font-mono text-sm break-all">{campaign.evidenceHash ?? 'None'}</code>
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted max-sm:mt-1">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const headings = ['Schedule', 'Owner', 'Findings', 'Answers', 'Hash']

function Items({ items }: { readonly items: readonly ReviewItem[] }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-lg font-semibold">Decisions</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <div className="overflow-x-auto print:overflow-visible" tabIndex={0}>
        <table className="w-full min-w-xl border-collapse text-sm print:min-w-0">
          <thead>
            <tr className="border-b border-line-strong text-left">
              {headings.map((heading) => (
                <th key={heading} scope="col" className="py-1 pr-3">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ItemRow({ item }: { readonly item: ReviewItem }) {
  return (
    <tr className="border-b border-line align-top [break-inside:avoid]">
      <th scope="row" className="py-1.5 pr-3 text-left font-medium wrap-anywhere">
        {item.name}
      </th>
      <td className="py-1.5 pr-3 wrap-anywhere">{item.ownerName}</td>
      <td className="py-1.5 pr-3 wrap-anywhere">
        {item.found.length === 0 && 'None'}
        {item.found
          .map(
            ({ finding, severity }) => `${findingTexts[finding]} (${severityLooks[severity].text})`,
          )
          .join(', ')}
      </td>
      <td className="py-1.5 pr-3 wrap-anywhere">
        {item.answers.length === 0 && 'None'}
        {item.answers.map(({ at, byName, decision, reason, stage }) => (
          <p key={`${stage} ${at}`}>
            <strong>{toAnswerText(decision)}</strong>
            {reason && `: ${reason}`} ({byName}, {stageTexts[stage].text},{' '}
            <InstantText instant={at} />)
          </p>
        ))}
      </td>
      <td className="py-1.5 font-mono text-xs" title={item.evidenceHash}>
        {item.evidenceHash.slice(0, 12)}
      </td>
    </tr>
  )
}

/** Who signed on the screen, and for each stage a line for the pen. */
function Signatures({ campaign }: { readonly campaign: CampaignInFull }) {
  return (
    <section className="[break-inside:avoid]">
      <h2 className="mb-2 text-lg font-semibold">{reviewText.signatures}</h2>
      <ul className="grid gap-6 sm:grid-cols-2">
        {campaign.stages.map(({ kind }) => {
          const signed = campaign.signOffs.filter(({ stage }) => stage === kind)
          return (
            <li key={kind} className="flex flex-col gap-1">
              <h3 className="font-semibold">{stageTexts[kind].text}</h3>
              {signed.map(({ at, byName, statement }) => (
                <p key={`${byName} ${at}`}>
                  {byName}, <InstantText instant={at} />: {statement}
                </p>
              ))}
              {signed.length === 0 && <p className="text-muted">Not signed</p>}
              <p className="mt-8 hidden border-t border-line-strong pt-1 text-sm print:block">
                Date, signature
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
