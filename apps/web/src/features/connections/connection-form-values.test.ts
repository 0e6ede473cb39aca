import { connection } from '@curator/console-contract/connections'
import { describe, expect, test } from 'vitest'
import {
  connectionFormSchema,
  toConnectionBody,
  toFormValues,
  toTestBody,
} from './connection-form-values.ts'

const dev = connection.parse({
  id: 'dev',
  name: 'DEV',
  environment: 'development',
  baseUrl: 'https://alteryx.example.test/webapi/',
  clientId: 'key',
  hasSecret: true,
  isPractice: false,
  maxConcurrency: 8,
  signIn: 'unknown',
  approval: 'none',
  network: {
    caPem: null,
    certificates: [],
    proxyUrl: null,
    proxyUser: null,
    hasProxyPassword: false,
  },
  directory: {
    state: 'ready',
    takenAt: null,
    isRefreshing: false,
    userCount: 0,
    groupCount: 0,
    problem: null,
  },
})

describe('the connection form', () => {
  test('sends only what was changed, and no secret that was not typed', () => {
    const values = connectionFormSchema(true).parse({ ...toFormValues(dev), name: 'Development' })
    expect(toConnectionBody(values, dev)).toEqual({ name: 'Development' })
  })

  test('sends a secret that was typed', () => {
    const values = connectionFormSchema(true).parse({
      ...toFormValues(dev),
      clientSecret: 'new secret',
    })
    expect(toConnectionBody(values, dev)).toEqual({ clientSecret: 'new secret' })
  })

  test('asks for everything of a new connection', () => {
    const result = connectionFormSchema(false).safeParse(toFormValues(undefined))
    const fields = new Set(result.error?.issues.map((issue) => issue.path[0]))
    expect(fields).toEqual(new Set(['name', 'environment', 'baseUrl', 'clientId', 'clientSecret']))
  })

  test.each(['0', '65', '1.5', 'many', ''])('refuses %j calls at once', (maxConcurrency) => {
    expect(
      connectionFormSchema(true).safeParse({ ...toFormValues(dev), maxConcurrency }).success,
    ).toBe(false)
  })

  test('sends the network as a whole once a part of it was changed, and not before', () => {
    const proxied = { ...toFormValues(dev), proxyUrl: 'http://proxy.example.test:8080' }
    const network = { caPem: '', proxyUrl: 'http://proxy.example.test:8080', proxyUser: '' }
    expect(toConnectionBody(connectionFormSchema(true).parse(proxied), dev)).toEqual({ network })
    const withPassword = { ...proxied, proxyUser: 'ada', proxyPassword: 'x' }
    expect(toTestBody(withPassword, dev)).toEqual({
      connectionId: 'dev',
      baseUrl: dev.baseUrl,
      clientId: 'key',
      network: { ...network, proxyUser: 'ada', proxyPassword: 'x' },
    })
    expect(toTestBody(toFormValues(dev), dev)).not.toHaveProperty('network')
  })

  test.each([
    ['proxyUrl', 'proxy.example.test'],
    ['caPem', 'nonsense'],
  ])('refuses nonsense as %s', (name, value) => {
    const result = connectionFormSchema(true).safeParse({ ...toFormValues(dev), [name]: value })
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual([name])
  })
})
