// What somebody began to write about a person and has not recorded yet: kept for that account alone, for some days.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const draftPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['drafts.days', 7, 'product default', 'No published source found'],
]

// An ended draft keeps its key and what became of it, never its words: what is sent late begins nothing anew.
const table = `
  create table drafts (
    id uuid primary key,
    force_id uuid not null references forces, offender_id uuid not null references offenders,
    account_id uuid not null references accounts,
    form text not null, key uuid not null, fields jsonb not null,
    begun_at timestamptz not null, saved_at timestamptz not null,
    writer uuid, saves integer not null default 0,
    ended_at timestamptz, ended_as text,
    version integer not null default 1,
    constraint drafts_have_a_key_of_their_own unique (account_id, key),
    constraint drafts_become_something_when_they_end check (ended_as is null or ended_at is not null),
    constraint drafts_lose_their_words_when_they_end check (ended_at is null or fields = '{}')
  );
  create unique index drafts_one_a_form on drafts (account_id, offender_id, form) where ended_at is null;
  create index drafts_by_offender on drafts (offender_id);
  create index drafts_by_age on drafts (saved_at)`

const hiding = `
  alter table drafts enable row level security;
  alter table drafts force row level security;
  create policy shown_unless_hidden on drafts using (offender_id <> all
    (coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))) with check (true)`

export class Drafts20261122120100 implements MigrationInterface {
  name = 'Drafts20261122120100'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, hiding]) await runner.query(part)
    for (const [parameter, value, standing, source] of draftPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table drafts')
    for (const [parameter] of draftPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
