import type { QuestionRecord } from '../workflows/workflow-record.ts'

const open = { value: '', multiple: false, items: [] } as const

/**
 * Questions of made-up apps. `QuestionTextBox`, `QuestionNumericUpDown`, `QuestionListBox` and `QuestionDate` were captured;
 * the spelling of the other types follows them (server-v1v2 7.2).
 */
export const questionSets: readonly (readonly QuestionRecord[])[] = [
  [
    {
      ...open,
      name: 'Year',
      questionType: 'QuestionNumericUpDown',
      description: 'Which year?',
      value: '2026',
    },
    {
      name: 'Region',
      questionType: 'QuestionListBox',
      description: 'Pick regions',
      value: '',
      multiple: true,
      items: [
        { key: 'North', value: 'N' },
        { key: 'South', value: 'S' },
        { key: 'West', value: 'W' },
      ],
    },
  ],
  [
    { ...open, name: 'Start', questionType: 'QuestionDate', description: 'First day' },
    { ...open, name: 'Title', questionType: 'QuestionTextBox', description: 'Title of the report' },
    {
      ...open,
      name: 'Draft',
      questionType: 'QuestionBoolean',
      description: 'Mark as draft?',
      value: 'False',
    },
  ],
  [
    {
      ...open,
      name: 'Ledger file',
      questionType: 'QuestionFileBrowse',
      description: 'The ledger to load',
    },
    {
      name: 'Entity',
      questionType: 'QuestionDropDown',
      description: 'Company',
      value: '100',
      multiple: false,
      items: [
        { key: 'Head office', value: '100' },
        { key: 'Branch Paris', value: '250' },
      ],
    },
  ],
]
