import { type ServerRoleView, serverRoleLabels } from '@curator/console-contract/server-roles'
import type { EffectiveRole } from '@curator/console-contract/user-details'
import { ArrowRight, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ruleTexts, text } from './user-page-text.ts'

/** Groups drawn in the picture; the list below has all. */
const shownGroups = 6

/** How the role comes about: own role, groups, result, with the rule in words. */
export function RolePicture({
  role,
  ownRole,
}: {
  readonly role: EffectiveRole
  readonly ownRole: ServerRoleView
}) {
  return (
    <Panel label="Effective role">
      <h2 className="border-b border-line px-4 py-2 font-semibold">Effective role</h2>
      <div className="flex flex-col gap-3 p-4">
        <p>{role.sentence}</p>
        <ol className="flex flex-col items-stretch gap-2 md:flex-row">
          <Step title="Own role" decides={role.rule === 'own_role'}>
            {serverRoleLabels[ownRole]}
          </Step>
          <Arrow />
          <Step title="Groups" decides={role.rule === 'highest_group'}>
            <GroupsOfRole role={role} />
          </Step>
          {role.rule === 'server_default' && (
            <>
              <Arrow />
              <Step title={text.defaultRole} decides>
                {text.defaultRoleHint}
              </Step>
            </>
          )}
          <Arrow />
          <Step title="Result" isResult>
            <span className="text-lg font-semibold">
              {role.role === null ? text.defaultRole : serverRoleLabels[role.role]}
            </span>
          </Step>
        </ol>
        <p className="text-sm text-muted">{ruleTexts[role.rule]}</p>
        {role.note && <Notice tone="info">{role.note}</Notice>}
      </div>
    </Panel>
  )
}

function GroupsOfRole({ role: { rule, groups } }: { readonly role: EffectiveRole }) {
  if (rule === 'own_role') return <span className="text-muted">{text.ownRoleGroups}</span>
  if (groups.length === 0) return <span className="text-muted">{text.noGroups}</span>
  // Those that decide first, so that none of them is among the ones left out.
  const sorted = [...groups].sort((a, b) => Number(b.decides) - Number(a.decides))
  return (
    <ul className="flex flex-col gap-0.5">
      {sorted.slice(0, shownGroups).map(({ id, name, role, decides }) => (
        <li key={id} className={classNames('wrap-anywhere', decides && 'font-semibold')}>
          {name}: {serverRoleLabels[role]}
          {decides && <span className="font-normal text-muted"> (decides)</span>}
        </li>
      ))}
      {groups.length > shownGroups && (
        <li className="text-muted">and {groups.length - shownGroups} more</li>
      )}
      {rule === 'server_default' && <li className="text-muted">{text.groupsDoNotDecide}</li>}
    </ul>
  )
}

function Step({
  title,
  decides = false,
  isResult = false,
  children,
}: {
  readonly title: string
  /** Whether the role comes from here. */
  readonly decides?: boolean
  readonly isResult?: boolean
  readonly children: ReactNode
}) {
  return (
    <li
      className={classNames(
        'flex min-w-0 flex-1 flex-col gap-1 rounded-md border px-3 py-2',
        decides || isResult ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      <span className="flex items-center gap-1 text-sm text-muted">
        {decides && <CircleCheck aria-hidden className="size-3.5 shrink-0 text-accent-ink" />}
        {title}
        {decides && ': counts'}
      </span>
      <div>{children}</div>
    </li>
  )
}

function Arrow() {
  return (
    <li aria-hidden className="flex items-center justify-center text-muted">
      <ArrowRight className="size-4 rotate-90 md:rotate-0" />
    </li>
  )
}
