// The nightly derivation of everyone: its runs, what was found to differ, and the indexes that it reads by.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Drift20261122090700 implements MigrationInterface {
  name = 'Drift20261122090700'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reconciliations (
        id uuid primary key, for_date date not null,
        began_at timestamptz not null, ended_at timestamptz,
        people integer not null default 0, changed integer not null default 0,
        drift integer not null default 0, explained_by_day integer not null default 0,
        explained_by_policy integer not null default 0
      );
      create index reconciliations_by_time on reconciliations (began_at desc, id);
      create table drift (
        id uuid primary key,
        -- Looked at only when it is kept: a dry run leaves neither.
        reconciliation_id uuid not null references reconciliations deferrable initially deferred,
        force_id uuid not null references forces, offender_id uuid not null references offenders,
        found_at timestamptz not null, for_date date not null,
        -- A duty by its kind and subject, or the standing from which every list is read.
        what text not null check (what in ('duty', 'standing')),
        kind text not null, subject text not null,
        stored jsonb, derived jsonb,
        constraint drift_differs check (stored is distinct from derived)
      );
      create index drift_by_force on drift (force_id, found_at desc, id desc);
      create index drift_by_offender on drift (offender_id);
      create index drift_by_reconciliation on drift (reconciliation_id);
      create index drift_by_day on drift (for_date);
      -- The last visit by a day, and the calls since, without reading the visits themselves.
      create index visits_last_seen on visits (offender_id, origin, on_date, at, recorded_at) where qualifies;
      create index visits_not_seen on visits (offender_id, at) include (on_date) where seen = 'no';
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke update, delete, truncate on drift from mosovo_app;
        end if;
      end $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index visits_not_seen, visits_last_seen;
      drop table drift, reconciliations
    `)
  }
}
