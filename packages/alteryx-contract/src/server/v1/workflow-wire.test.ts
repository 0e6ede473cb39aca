import { expect, test } from 'vitest'
import { listJobMessages } from '../v3/jobs.ts'
import { createWorkflow } from '../v3/workflows.ts'
import { jobV1 } from './jobs.ts'
import { setMigratable } from './migration.ts'
import { getAppQuestions, readPackageType } from './subscription-workflows.ts'
import { workflowHistory } from './workflow-history.ts'

test('package types come as numbers, digits or words', () => {
  const read = [0, 1, 2, '0', 'App', 'Macro', 7, '', null, undefined].map((value) =>
    readPackageType.parse(value),
  )
  expect(read).toEqual(['App', 'Module', 'Macro', 'App', 'App', 'Macro', '7', '', '', ''])
})

test('a job of an old Server lacks fields, and has a number for its priority', () => {
  const old = { id: 'j1', appId: 'a1', createDate: '2018-08-11T16:49:40.1234567Z', priority: 0 }
  expect(jobV1.parse({ ...old, status: 'Queued', disposition: 'None', workerTag: null })).toEqual({
    id: 'j1',
    appId: 'a1',
    createDate: '2018-08-11T16:49:40.123Z',
    status: 'Queued',
    disposition: 'None',
    outputs: [],
    messages: [],
    priority: '0',
    workerTag: '',
    runWithE2: null,
  })
})

test('flags of V1 come as text', () => {
  const [question] = getAppQuestions.response.parse([
    { name: 'Region', type: 'QuestionListBox', multiple: 'True' },
  ])
  expect(question).toMatchObject({ multiple: true, items: [], value: '' })
  expect(setMigratable.response.parse('False')).toBe(false)
  expect(setMigratable.response.parse(true)).toBe(true)
})

test('messages of a job are a list, one object, or nothing', () => {
  const message = { status: 3, text: 'no', toolId: 4 }
  const read = (value: unknown) => listJobMessages.response.parse(value)
  expect([read([message]), read(message), read(null)]).toEqual([[message], [message], []])
})

test('a new id is text or an object that has it', () => {
  expect(createWorkflow.response.parse('w1')).toBe('w1')
  expect(createWorkflow.response.parse({ id: 'w1', name: 'Tax' })).toBe('w1')
})

test('dates of a history have no zone and are UTC', () => {
  const read = workflowHistory.parse({
    id: 'w1',
    revisions: [{ id: 'r1', dateCreated: '2026-03-01 10:00:00', author: null }],
    dateMadePublic: '',
  })
  expect(read.revisions[0]?.dateCreated).toBe('2026-03-01T10:00:00.000Z')
  expect([read.dateMadePublic, read.creator, read.events]).toEqual([null, null, []])
})
