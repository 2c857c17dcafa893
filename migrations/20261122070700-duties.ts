// What is owed, derived from the facts: one table, ordered as every list reads it.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Duties20261122070700 implements MigrationInterface {
  name = 'Duties20261122070700'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duties (
        id uuid primary key,
        force_id uuid not null references forces, team_id uuid not null references teams,
        officer_id uuid references officers, offender_id uuid not null references offenders,
        kind text not null, subject text not null, rank integer not null, level text not null,
        starts_on date not null, due_on date, due_at timestamptz,
        -- Owed with no date sorts first in its level; never null, so that a list is one index range.
        due_sort date not null generated always as (coalesce(due_on, '-infinity'::date)) stored,
        suspended_why text, suspended_since date, review_on date,
        rule text not null, because text not null, policy jsonb not null,
        opened_at timestamptz not null, closed_at timestamptz,
        closed_how text, met_on date, days_late integer,
        constraint duties_closed_say_how check ((closed_at is null) = (closed_how is null)),
        constraint duties_due_at_has_its_day check (due_at is null or due_on is not null)
      );
      create unique index duties_open_once on duties (offender_id, kind, subject) where closed_at is null;
      create index duties_by_offender on duties (offender_id, closed_at);
      create index duties_of_officer on duties (force_id, officer_id, rank, due_sort, id)
        where closed_at is null and suspended_why is null;
      create index duties_of_team on duties (force_id, team_id, rank, due_sort, id)
        where closed_at is null and suspended_why is null;
      create index duties_of_force on duties (force_id, rank, due_sort, id)
        where closed_at is null and suspended_why is null;
      create index duties_everywhere on duties (rank, due_sort, id)
        where closed_at is null and suspended_why is null;
      create index duties_counted on duties (force_id, team_id, kind, due_on, level, officer_id)
        where closed_at is null and suspended_why is null;
      create index duties_suspended on duties (force_id, team_id, rank, due_sort, id)
        where closed_at is null and suspended_why is not null;
      create index duties_left on duties (force_id, team_id, closed_at) where closed_at is not null;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table duties')
  }
}
