import { readSwaggerDocs } from '@curator/alteryx-contract/server/swagger-docs'
import type { IRouter } from 'express'
import { answerCall } from '../answer-call.ts'
import type { Reply } from '../reply.ts'
import type { SandboxState } from '../state.ts'
import { createSwaggerDocument } from './swagger-document.ts'

/**
 * The Server's description of itself at the product's addresses (reference 1 and F). No source says whether a token is
 * needed; answering without one is our choice.
 */
export function swaggerRoutes(router: IRouter, state: SandboxState): void {
  let document: string | undefined
  router.get(readSwaggerDocs.path, (req, res) => {
    const answer = (): Reply => {
      document ??= JSON.stringify(createSwaggerDocument(state.options.release))
      return { status: 200, body: document }
    }
    return answerCall(state, readSwaggerDocs, answer, req, res)
  })
  router.get('/swagger/ui/index', (_req, res) => {
    res.type('html').send(page(state.options.release))
  })
}

const page = (release: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Practice server API</title>
<h1>Practice server, release ${release}</h1>
<p>This is a practice server of Curator Console, not Alteryx Server. Its machine-readable description is at
<a href="../docs/3">swagger/docs/3</a>.</p>
</html>
`
