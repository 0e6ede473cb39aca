import type { Comparison } from '@curator/console-contract/offboarding'
import { Panel } from '../../ui/page.tsx'
import { ValueChange } from '../../ui/value-change.tsx'

type Shared = Comparison['groups']
const parts = [
  ['Groups', 'groups'],
  ['Collections', 'collections'],
  ['Credentials', 'credentials'],
  ['Data connections', 'dataConnections'],
] as const satisfies readonly (readonly [string, keyof Comparison])[]

/** What two people have: the one alone, both, the other alone. */
export function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const { fields, model, person } = comparison
  return (
    <Panel label={`${person.name} beside ${model.name}`}>
      <div className="flex flex-col gap-5 p-4">
        <section aria-label="Fields" className="flex flex-col gap-1">
          <h2 className="text-lg font-semibold">Role, permissions and settings</h2>
          {fields.length === 0 ? (
            <p className="text-muted">They are alike.</p>
          ) : (
            <ul className="flex flex-col gap-0.5">
              {fields.map(({ after, before, field, label }) => (
                <li key={field} className="wrap-anywhere">
                  <ValueChange label={label} before={before} after={after} />
                </li>
              ))}
            </ul>
          )}
        </section>
        {parts.map(([title, key]) => (
          <SharedPart
            key={key}
            title={title}
            shared={comparison[key]}
            personName={person.name}
            modelName={model.name}
          />
        ))}
      </div>
    </Panel>
  )
}

function SharedPart({
  title,
  shared,
  personName,
  modelName,
}: {
  readonly title: string
  readonly shared: Shared
  readonly personName: string
  readonly modelName: string
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      {shared.why === null ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <Names heading={`Only ${personName}`} items={shared.onlyPerson} />
          <Names heading="Both" items={shared.both} />
          <Names heading={`Only ${modelName}`} items={shared.onlyModel} />
        </div>
      ) : (
        <p className="text-muted">Not available: {shared.why}</p>
      )}
    </section>
  )
}

function Names({ heading, items }: { readonly heading: string; readonly items: Shared['both'] }) {
  return (
    <div className="min-w-0">
      <h4 className="text-sm text-muted">
        {heading} ({items.length})
      </h4>
      {items.length === 0 ? (
        <p className="text-muted">None</p>
      ) : (
        <ul className="flex flex-col">
          {items.map(({ id, name }) => (
            <li key={id} className="wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
