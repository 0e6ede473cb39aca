import { formatCounted } from '../lib/format-count.ts'

export const countPeople = (count: number) => formatCounted(count, 'person', 'people')
