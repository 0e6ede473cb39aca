import type { UserFlag } from '@curator/console-contract/users'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { type FlagAnswer, flagAnswers, flagLabels } from '../user-text.ts'

const answers = Object.keys(flagAnswers) as FlagAnswer[]

/** One flag: any of its answers can be pressed; none pressed is no filter. */
export function FlagFilter({
  flag,
  chosen,
  onChange,
}: {
  readonly flag: UserFlag
  readonly chosen: readonly FlagAnswer[]
  readonly onChange: (chosen: FlagAnswer[]) => void
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <span className="text-sm">{flagLabels[flag]}</span>
      <ToggleButtonGroup
        aria-label={flagLabels[flag]}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(answers.filter((answer) => keys.has(answer)))}
        className="flex overflow-hidden rounded-md border border-line-strong"
      >
        {answers.map((answer) => (
          <ToggleButton
            key={answer}
            id={answer}
            className="min-h-8 border-l border-line-strong bg-surface px-2.5 text-sm outline-offset-[-2px] first:border-l-0 hover:bg-hover data-selected:bg-accent data-selected:font-medium data-selected:text-accent-contrast"
          >
            {flagAnswers[answer]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
