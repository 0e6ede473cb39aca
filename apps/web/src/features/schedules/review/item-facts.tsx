import { instant } from '@curator/console-contract/instants'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import type { ReactNode } from 'react'
import { InstantText } from '../../../ui/instant-text.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { findingTexts, severityLooks } from '../finding-text.ts'
import { toAnswerText } from './decision-choices.ts'
import { reviewText, stageTexts } from './review-text.ts'

/** What is known of an item: findings, what changed, evidence, answers; what is not available says so and why. */
export function ItemFacts({ item }: { readonly item: ReviewItem }) {
  return (
    <div className="flex flex-col gap-5">
      <Findings item={item} />
      <Part title={reviewText.differences}>
        {item.differences === null || item.differences.length === 0 ? (
          <p className="text-muted">
            {item.differences === null ? reviewText.notBefore : reviewText.noDifferences}
          </p>
        ) : (
          <ul className="list-disc pl-5">
            {item.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={reviewText.evidence}>
        <p className="text-sm text-muted">{reviewText.frozen}</p>
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
          {item.evidence.map(({ key, label, value, why }) => (
            <div key={key} className="contents">
              <dt className="text-muted max-sm:mt-1">{label}</dt>
              <dd className="wrap-anywhere">
                {value === null ? (
                  <span className="text-muted italic">Not available: {why}</span>
                ) : (
                  <FactValue value={value} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={reviewText.answers}>
        {item.answers.length === 0 ? (
          <p className="text-muted">{reviewText.noAnswers}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {item.answers.map(({ at, byName, decision, reason, stage }) => (
              <li key={`${stage} ${at}`} className="wrap-anywhere">
                <strong className="font-semibold">{toAnswerText(decision)}</strong>
                {reason && `: ${reason}`}{' '}
                <span className="text-sm text-muted">
                  {byName}, {stageTexts[stage].text}, <InstantText instant={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </div>
  )
}

/** Frozen facts are text; what is an instant is shown as one. */
const FactValue = ({ value }: { readonly value: string }) =>
  instant.safeParse(value).success ? <InstantText instant={value} /> : value

function Findings({ item: { found, unjudged } }: { readonly item: ReviewItem }) {
  return (
    <Part title={reviewText.findings}>
      {found.length === 0 && <p className="text-muted">{reviewText.noFindings}</p>}
      <ul className="flex flex-col gap-2 empty:hidden">
        {found.map(({ finding, reason, severity }) => (
          <li key={finding} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <StatusBadge tone={severityLooks[severity].tone}>
              {severityLooks[severity].text}
            </StatusBadge>
            <strong className="font-semibold">{findingTexts[finding]}</strong>
            <span className="wrap-anywhere">{reason}</span>
          </li>
        ))}
      </ul>
      {unjudged.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-muted">
            {unjudged.length} not available
          </summary>
          <ul className="mt-1 flex flex-col gap-1 text-sm">
            {unjudged.map(({ finding, why }) => (
              <li key={finding}>
                {findingTexts[finding]}: <span className="text-muted">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  )
}
