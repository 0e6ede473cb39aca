import type { Named } from './access-facts.ts'
import { type Need, type SharedThingFacts, type ShareKind, toThingKey } from './share-facts.ts'

/** What a collection holds, as far as it tells what is needed. */
export interface HeldAssets {
  readonly workflows: readonly (Named & { readonly credentialIds: readonly string[] })[]
  readonly schedules: readonly (Named & { readonly credentialId: string })[]
}

export interface NotedNeed {
  readonly kind: ShareKind
  readonly id: string
}

/** How many reasons are told in words. */
const maxReasons = 5

/**
 * What a collection needs: credentials that versions and schedules name, and what people noted. What is noted and read is
 * one need. Things that the Server does not have any more are left out.
 */
export function listNeeds(
  assets: HeldAssets,
  noted: readonly NotedNeed[],
  things: ReadonlyMap<string, SharedThingFacts>,
): Need[] {
  const reasons = new Map<string, string[]>()
  const add = (credentialId: string, reason: string) => {
    const key = toThingKey({ kind: 'credential', id: credentialId })
    reasons.set(key, [...(reasons.get(key) ?? []), reason])
  }
  for (const { credentialIds, name } of assets.workflows)
    for (const id of new Set(credentialIds)) add(id, `Workflow “${name}”`)
  for (const { credentialId, name } of assets.schedules)
    if (credentialId !== '') add(credentialId, `Schedule “${name}”`)
  const notedKeys = new Set(noted.map(toThingKey))
  return [...new Set([...reasons.keys(), ...notedKeys])].flatMap((key) => {
    const thing = things.get(key)
    const because = reasons.get(key) ?? []
    const isNoted = notedKeys.has(key)
    return thing ? [{ thing, ...cut(because, isNoted), isNoted }] : []
  })
}

function cut(because: readonly string[], isNoted: boolean) {
  const all = isNoted ? ['Noted for this collection', ...because] : because
  return { because: all.slice(0, maxReasons), becauseCount: all.length }
}
