import * as rules from '@curator/alteryx-contract/server/v3/dcm-rules'
import type { IRouter } from 'express'
import { jsonReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { DcmRuleRecord } from './dcm-record.ts'
import { newGuid } from './dcm-upsert.ts'
import { toDcmRule } from './dcm-view.ts'

/**
 * Rules by which connections are replaced when workflows move (reference 2.10). A rule names connections by text: the
 * source is one of another Server, so nothing here can know it.
 */
export function dcmRuleRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, rules.listDcmRules, () =>
    jsonReply(
      200,
      [...state.world.dcmRules.values()].map((rule) => toDcmRule(state.world, rule)),
    ),
  )
  serve(router, state, rules.upsertDcmRule, ({ body }, { user, at }) => {
    const before = body.id === undefined ? null : findRule(state, body.id)
    const written = state.world.dcmRules.add({
      id: before?.id ?? newGuid(state),
      createdById: before?.createdById ?? user.id,
      createdOn: before?.createdOn ?? at,
      lastChangedOn: at,
      sourceConnectionId: body.sourceConnectionId,
      sourceConnectionTitle: body.sourceConnectionTitle ?? '',
      targetConnectionId: body.targetConnectionId ?? '',
      targetConnectionTitle: body.targetConnectionTitle ?? '',
    })
    return jsonReply(before ? 200 : 201, toDcmRule(state.world, written))
  })
  serve(router, state, rules.getDcmRule, ({ params }) =>
    jsonReply(200, toDcmRule(state.world, findRule(state, params.id))),
  )
  serve(router, state, rules.deleteDcmRule, ({ params }, { at }) => {
    const { id } = findRule(state, params.id)
    state.world.dcmRules.remove(id)
    return jsonReply(200, { id, deletedOn: at })
  })
}

function findRule({ world }: SandboxState, id: string): DcmRuleRecord {
  const rule = world.dcmRules.get(id)
  if (!rule) throw refuse(404, 'The rule was not found.')
  return rule
}
