import { type Kysely, sql } from 'kysely'

/**
 * What is left to do by hand after people have left. A set of tasks is written before its plan, which names it in its
 * options: a set without a plan is never shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table offboarding_task (
    set_id uuid not null, key text not null, user_id text not null, email text not null, name text not null,
    kind text not null, sentence text not null, after_seq int not null, due_at timestamptz,
    created_at timestamptz not null, done_at timestamptz, done_by uuid references account,
    primary key (set_id, key))`,
  `create index plan_task_set on plan ((options ->> 'taskSetId')) where slice = 'offboarding'`,
]
