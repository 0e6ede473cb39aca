import * as plansWire from '@curator/console-contract/credential-plans'
import * as wire from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { IRouter } from 'express'
import type { Directories } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import { route } from '../../http/route.ts'
import { toReading, toTemplate } from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import type { CredentialPlansService } from './credential-plans.service.ts'
import type { CredentialsService } from './credentials.service.ts'
import { readCredentialSheet, sheetColumns } from './sheet/credential-sheet.ts'
import { toSheetRow } from './sheet/credential-sheet-rows.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface CredentialServices {
  readonly credentials: CredentialsService
  readonly credentialPlans: CredentialPlansService
}

type Deps = CredentialServices & {
  readonly directories: Directories
  readonly sheetProcess: SheetProcess
}

/** Credentials: lists, one of them, plans, and sheets. */
export function mountCredentials(router: IRouter, deps: Deps): void {
  const { credentialPlans, credentials } = deps
  route(router, wire.listCredentials, mayRead, ({ query }) => credentials.list(query))
  route(router, wire.exportCredentials, mayRead, ({ query }) => credentials.export(query))
  route(router, plansWire.createCredentialPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await credentialPlans.createPlan(
      body.connectionId,
      body.selection,
      body.action,
      account.id,
    ),
  }))
  route(router, plansWire.createNewCredentialPlan, mayPlan, async ({ body }, { account }) => {
    const { connectionId, ...request } = body
    return { planId: await credentialPlans.createNew(connectionId, request, account.id) }
  })
  mountSheets(router, deps)
  // The last: an id may be any word.
  route(router, wire.getCredential, mayRead, ({ params, query }) =>
    credentials.get(query.connectionId, params.credentialId),
  )
}

function mountSheets(router: IRouter, { credentialPlans, directories, sheetProcess }: Deps): void {
  const read = async (connectionId: ConnectionId, body: Uint8Array) => {
    const { directory } = await openDirectory(directories, connectionId)
    const cannot = await credentialPlans.findCannot(connectionId)
    return readCredentialSheet(directory, await sheetProcess.readSheet(body, {}), cannot)
  }
  route(router, plansWire.readCredentialSheet, mayPlan, async ({ query, body }) => {
    const sheet = await read(query.connectionId, body)
    return toReading(sheet.rows.map(toSheetRow), sheet)
  })
  route(
    router,
    plansWire.createCredentialSheetPlan,
    mayPlan,
    async ({ query, body }, { account }) => {
      const { connectionId, fileName } = query
      const sheet = await read(connectionId, body)
      return {
        planId: await credentialPlans.createFromSheet(connectionId, sheet, fileName, account.id),
      }
    },
  )
  const example = { Credential: 'Name or id', Person: 'somebody@example.com', Action: 'add' }
  route(router, plansWire.getCredentialSheetTemplate, mayRead, ({ query }) =>
    toTemplate('credentials', query.format, sheetColumns, example, sheetProcess.writeWorkbook),
  )
}
