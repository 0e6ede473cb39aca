import type { World } from '../world.ts'
import { type GroupShape, makeUpWorld } from './made-up.ts'

const departments = [
  'Accounting',
  'Audit',
  'Business Intelligence',
  'Claims',
  'Compliance',
  'Controlling',
  'Customer Care',
  'Data Science',
  'Facilities',
  'Finance',
  'Fraud',
  'Human Resources',
  'IT Operations',
  'Investor Relations',
  'Legal',
  'Logistics',
  'Marketing',
  'Merchandising',
  'Operations',
  'Payroll',
  'Planning',
  'Procurement',
  'Product',
  'Quality',
  'Research',
  'Retail',
  'Risk',
  'Sales',
  'Security',
  'Strategy',
  'Supply Chain',
  'Tax',
  'Treasury',
] as const

const groups: readonly GroupShape[] = [
  ...departments.map((name, index) => ({
    name,
    role: 'Viewer' as const,
    share: 0.01 + (index % 5) * 0.008,
  })),
  { name: 'Designers', role: 'Artisan', share: 0.15 },
  { name: 'Curators', role: 'Curator', share: 0.01 },
  { name: 'External', role: 'Member', share: 0.04 },
  { name: 'Trainees', role: 'Viewer', share: 0.05 },
  { name: 'Month End', role: 'Member', share: 0.06 },
  { name: 'Équipe Paris', role: 'Artisan', share: 0.03 },
  { name: 'Empty For Now', role: 'Viewer', share: 0 },
]

/**
 * 500 people of an international company in 40 groups with 400 schedules, and everything that goes wrong in a real one.
 */
export function busyServer(seed = 1, scheduleCount = 400): World {
  return makeUpWorld(500, groups, seed, scheduleCount)
}
