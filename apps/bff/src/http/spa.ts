import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router, static as serveStatic } from 'express'

/** Vite names built files by their content, below this folder. */
const assetsFolder = 'assets'

/**
 * Serves the built pages: files with a hash in their name may be kept for ever, everything else is asked for anew. Any
 * other address gets the page itself, whose own routes decide.
 */
export function servePages(folder: string): RequestHandler {
  const router = Router()
  const index = join(folder, 'index.html')
  const assets = join(folder, assetsFolder)
  router.use(
    `/${assetsFolder}`,
    serveStatic(assets, { immutable: true, maxAge: '1y', fallthrough: true, index: false }),
    (_req, res) => void res.status(404).type('text/plain').send('No such file.'),
  )
  router.use(
    serveStatic(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('cache-control', 'no-cache'),
    }),
  )
  router.get('/{*path}', (_req, res) => {
    res.set('cache-control', 'no-store')
    if (existsSync(index)) res.sendFile(index, { cacheControl: false, lastModified: false })
    else res.status(503).type('text/plain').send('The pages are not built. Run npm run build.')
  })
  return router
}
