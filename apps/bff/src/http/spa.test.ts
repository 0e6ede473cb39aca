import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsoleServer, listen } from '../console-server.ts'
import { servePages } from './spa.ts'

let server: ConsoleServer
let url: string
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curator-pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Curator Console</title>')
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets/main-abc123.js'), 'export {}')
  writeFileSync(join(folder, '.hidden'), 'no')
  server = await listen(express().use(servePages(folder)), { host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.close(0))

const read = async (path: string) => {
  const reply = await fetch(`${url}${path}`)
  const text = await reply.text()
  return { status: reply.status, cache: reply.headers.get('cache-control'), text }
}

test('hashed files may be kept for ever, a missing one is not the page', async () => {
  const asset = await read('/assets/main-abc123.js')
  expect(asset).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' })
  expect(await read('/assets/main-old.js')).toMatchObject({ status: 404 })
})

test('every other address gets the page, asked for anew each time', async () => {
  for (const path of ['/', '/connections/dev/users?search=a', '/setup']) {
    const page = await read(path)
    expect(page).toMatchObject({ status: 200, cache: 'no-store' })
    expect(page.text).toContain('Curator Console')
  }
  expect((await read('/favicon.svg')).cache).toBe('no-cache')
  expect((await read('/.hidden')).text).not.toBe('no')
})
