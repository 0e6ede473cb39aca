import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ConfirmRuleDialog } from '../rules/rule-dialogs.tsx'
import { RulePreview } from '../rules/rule-preview.tsx'
import { ruleText } from '../rules/rules-text.ts'
import { originTexts } from '../schedules-text.ts'

/** When it runs, as far as that is known; a guess can be confirmed or corrected. */
export function RulePanel({
  connectionId,
  schedule,
  canPlan,
}: {
  readonly connectionId: ConnectionId
  readonly schedule: ServerSchedule
  readonly canPlan: boolean
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { origin, rule } = schedule.rule
  const ask = canPlan && (
    <Button size="small" onPress={() => setIsOpen(true)}>
      {origin === 'inferred' ? 'Confirm or correct…' : 'Say the rule…'}
    </Button>
  )
  return (
    <Panel label="When it runs">
      <h2 className="border-b border-line px-4 py-2 font-semibold">
        When it runs{' '}
        <span className="font-normal text-muted">
          {originTexts[origin].text}
          {(origin === 'written' || origin === 'confirmed') && `: ${originTexts[origin].meaning}`}
        </span>
      </h2>
      <div className="flex flex-col gap-3 p-4">
        {origin === 'inferred' && (
          <Notice tone="info" action={ask}>
            {ruleText.inferred}
          </Notice>
        )}
        {!schedule.isEnabled && (
          <Notice tone="neutral">It is off: these are the runs it would have.</Notice>
        )}
        {rule ? (
          <RulePreview rule={rule} timeZone={schedule.timeZone} />
        ) : (
          <Notice tone="neutral" action={ask}>
            {ruleText.unknown}
          </Notice>
        )}
      </div>
      {isOpen && (
        <ConfirmRuleDialog
          connectionId={connectionId}
          schedule={schedule}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Panel>
  )
}
