import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import { useEffect, useRef } from 'react'
import { decisionKeys } from './decision-choices.ts'

export type ReviewKeys = {
  /** 1 down, -1 up. */
  readonly onMove: (step: 1 | -1) => void
  readonly onDecision: (decision: ReviewDecision) => void
  readonly onRecommendation: () => void
  readonly onToggle: () => void
}

/** Where keys write, or belong to something else. */
const busy =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]'

/** J and K walk, digits decide, R takes the recommendation, X chooses; nothing while somebody writes. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (!isForOthers(event) && act(event.key, latest.current)) event.preventDefault()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [])
}

function isForOthers({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  if (target instanceof Element && target.closest(busy)) return true
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

function act(key: string, keys: ReviewKeys): boolean {
  const decision = decisionKeys.find((one) => one.key === key)?.decision
  if (decision) keys.onDecision(decision)
  else if (key === 'j') keys.onMove(1)
  else if (key === 'k') keys.onMove(-1)
  else if (key === 'r') keys.onRecommendation()
  else if (key === 'x') keys.onToggle()
  else return false
  return true
}
