import type { Sheet } from '@curator/console-contract/onboarding'
import { formatCounted } from '../../lib/format-count.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'

/** Groups that the Server does not have: which ones the plan creates. */
export function GroupsForm({
  sheet,
  chosen,
  onChange,
}: {
  readonly sheet: Sheet
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}) {
  const names = sheet.unknownGroups.map((group) => group.name)
  const chosenCount = names.filter((name) => chosen.has(name)).length
  const isAll = chosenCount === names.length
  const toggle = (name: string, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(name)
    else next.delete(name)
    onChange(next)
  }
  if (names.length === 0) {
    return <Notice tone="good">The Server has every group that the sheet names.</Notice>
  }
  return (
    <Panel label="Unknown groups">
      <div className="flex flex-col gap-1 border-b border-line p-4">
        <h2 className="text-lg font-semibold">
          The Server does not have {formatCounted(names.length, 'group', 'groups')} of this sheet
        </h2>
        <p className="text-muted">
          Tick those that the plan is to create. People are not added to the others, and the plan
          says so at their rows. A misspelt name is better corrected in the sheet.
        </p>
      </div>
      <div className="border-b border-line px-4 py-2">
        <Checkbox
          isSelected={isAll}
          isIndeterminate={!isAll && chosenCount > 0}
          onChange={(isOn) => onChange(new Set(isOn ? names : []))}
        >
          <span className="font-medium">
            Create all ({chosenCount} of {names.length} chosen)
          </span>
        </Checkbox>
      </div>
      <ul className="max-h-96 overflow-auto py-1">
        {sheet.unknownGroups.map((group) => (
          <li key={group.name} className="flex min-h-9 items-center px-4 hover:bg-hover">
            <Checkbox
              isSelected={chosen.has(group.name)}
              onChange={(isOn) => toggle(group.name, isOn)}
            >
              <span className="wrap-anywhere">{group.name}</span>
              <span className="text-sm text-muted">
                {formatCounted(group.rowCount, 'row', 'rows')}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
