// Looks without need: what of the access log stands out, the auditor's answer, and the homes of readers, known to admins alone.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const lookPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['looks.files_a_day', 40, 'product default', 'No published source found'],
  ['looks.days_back', 30, 'product default', 'No published source found'],
]

export class Looks20261122100700 implements MigrationInterface {
  name = 'Looks20261122100700'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reader_homes (
        account_id uuid primary key references accounts, force_id uuid not null references forces,
        postcode text not null, recorded_at timestamptz not null, recorded_by text not null
      );
      -- What one reader did with one file on one day; without a person, that it was many files.
      create table looks (
        id uuid primary key, force_id uuid not null references forces,
        account_id uuid not null references accounts, actor text not null,
        offender_id uuid references offenders, on_date date not null,
        reasons text[] not null, files integer not null, found_at timestamptz not null,
        answer text check (answer in ('explained', 'passed_on')), why text,
        answered_at timestamptz, answered_by text,
        version integer not null default 1,
        constraint looks_are_asked_about_once unique nulls not distinct (account_id, offender_id, on_date),
        constraint looks_stand_out_for_something check (cardinality(reasons) > 0),
        constraint looks_answered_say_why check (
          (answer is null) = (why is null) and (answer is null) = (answered_at is null)
          and (answer is null) = (answered_by is null)),
        constraint looks_are_answered_by_another check (answered_by is null or answered_by <> actor)
      );
      create index looks_open on looks (force_id, on_date, id) where answer is null;
      create index looks_by_day on looks (force_id, on_date, id);
      create index looks_by_offender on looks (offender_id) where offender_id is not null;
      -- Up to which instant the log of a force has been read for them.
      create table looks_read (
        force_id uuid primary key references forces, read_to timestamptz not null
      );
    `)
    for (const [parameter, value, standing, source] of lookPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table looks_read, looks, reader_homes')
    for (const [parameter] of lookPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
