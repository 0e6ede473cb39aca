import { Panel } from '../../ui/page.tsx'
import { cellRules } from './onboarding-text.ts'

/** What cells mean, said before a sheet is brought. */
export function CellRulesPanel() {
  return (
    <Panel label="What cells mean">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">What cells mean</h2>
        <ul className="flex flex-col gap-2">
          {cellRules.map((rule) => (
            <li key={rule.term}>
              <strong>{rule.term}</strong> {rule.meaning}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
