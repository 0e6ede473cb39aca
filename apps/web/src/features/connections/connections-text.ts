import type { CapabilityState } from '@curator/console-contract/connection-capabilities'
import type { TestStepId, TestStepState } from '@curator/console-contract/connection-tests'

export const environmentChoices = [
  { key: 'development', text: 'Development', description: 'For trying things out.' },
  { key: 'test', text: 'Test', description: 'For checking before production.' },
  {
    key: 'production',
    text: 'Production',
    description: 'People work on it: marked along the whole frame.',
  },
] as const

export const signInChoices = [
  { key: 'unknown', text: 'Not known', description: 'Everything is offered; the Server refuses.' },
  { key: 'builtin', text: 'Built-in', description: 'People have a password on the Server.' },
  { key: 'windows', text: 'Windows', description: 'No deactivation, no password reset.' },
  { key: 'saml', text: 'SAML', description: 'An identity provider signs people in.' },
] as const

export const approvalChoices = [
  { key: 'none', text: 'No plan', description: 'Whoever may run starts at once.' },
  {
    key: 'destructive',
    text: 'Destructive plans',
    description: 'Plans that delete, deactivate or take away.',
  },
  { key: 'all', text: 'Every plan', description: 'Nothing is written without a second person.' },
] as const

/** What a test looks at, while nothing is known yet. */
export const testStepTitles: Record<TestStepId, string> = {
  address: 'Address',
  dns: 'Name',
  connect: 'Connection',
  tls: 'TLS and certificate',
  token: 'Key and secret',
  role: 'Role of the key’s owner',
  owner: 'API access of the owner',
  collections: 'Create Collections right',
  nodes: 'Load balancer',
  release: 'Release',
}

export const testStateText: Record<TestStepState, string> = {
  passed: 'Passed',
  warning: 'Look at this',
  failed: 'Failed',
  skipped: 'Not looked at',
}

export const testVerdictText = {
  passed: 'Everything is as it should be.',
  warning: 'The connection works. Something deserves a look.',
  failed: 'The connection does not work yet.',
} as const

export const capabilityStateText: Record<
  CapabilityState,
  { readonly label: string; readonly meaning: string }
> = {
  available: { label: 'Available', meaning: 'the Server describes it.' },
  missing: {
    label: 'Missing',
    meaning: 'the Server does not have it; below each stands what is done instead.',
  },
  not_described: {
    label: 'Not described',
    meaning:
      'the Server’s own description covers V3 alone; these are offered, and a refusal is shown.',
  },
}

export const fieldTexts = {
  name: { label: 'Name', description: 'As you call it, for example “DEV”.' },
  baseUrl: {
    label: 'Web API address',
    description:
      'The address of the Server with /webapi/ behind it: https://alteryx.example.test/webapi/',
  },
  clientId: {
    label: 'API access key',
    description:
      'In Alteryx Server UI: your initials, My Profile, Keys. It must be the key of a Curator.',
  },
  clientSecret: {
    label: 'API access secret',
    fresh: 'It stands below the key. It is kept encrypted and never shown again.',
    kept: 'Kept encrypted and never shown. Leave empty to keep the present one. A new address, proxy or certificate authority needs it again.',
  },
  signIn: {
    label: 'How people sign in to it',
    description: 'Decides which actions are offered. It stands in System Settings, Server UI.',
  },
  approval: {
    label: 'A second person approves',
    description: 'Someone other than the author, before a plan can be started.',
    recommended: 'Recommended for production: destructive plans.',
  },
  maxConcurrency: { label: 'Calls at once', description: '1 to 64, for bulk work.' },
  proxyUrl: {
    label: 'Outbound proxy',
    description: 'http://host:port. Leave empty to call the Server straight.',
  },
  proxyUser: { label: 'Proxy user' },
  proxyPassword: {
    label: 'Proxy password',
    fresh: 'Kept encrypted and never shown again.',
    kept: 'Leave empty to keep the present one.',
  },
  caPem: {
    label: 'Private certificate authorities',
    description:
      'PEM text, several certificates may follow each other. They are trusted beside the public ones, by this connection alone.',
  },
} as const
