import type { PlanRow } from '@curator/console-contract/plans'
import { FieldChangeList } from './field-change-list.tsx'
import { usePlanWords } from './plan-words.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** Everything the plan says of one row. */
export function PlanRowPanel({ row }: { readonly row: PlanRow }) {
  const words = usePlanWords()
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-col items-start gap-1">
        <VerdictBadge verdict={row.verdict} />
        <p className="text-sm text-muted">{words.verdict[row.verdict].meaning}</p>
      </div>
      {row.reasons.length > 0 && (
        <section>
          <h3 className="font-semibold">Why</h3>
          <ul className="list-disc pl-5">
            {row.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {row.changes.length > 0 && (
        <section>
          <h3 className="font-semibold">{words.changesHeader}</h3>
          <ol className="mt-1 flex flex-col gap-3">
            {row.changes.map((change) => (
              <li key={change.seq} className="border-l-2 border-line-strong pl-3">
                <p>{change.sentence}</p>
                <FieldChangeList fields={change.fields} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
