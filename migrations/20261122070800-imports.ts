// Registers that were loaded: their runs, the rows not loaded, and what waits for a decision after go-live.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Imports20261122070800 implements MigrationInterface {
  name = 'Imports20261122070800'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imports (
        id uuid primary key, force_id uuid not null references forces,
        file_name text not null, digest text not null, bytes bytea,
        dry_run boolean not null,
        state text not null check (state in ('waiting', 'running', 'done', 'failed')),
        progress integer not null default 0, progress_text text not null default '',
        asked_at timestamptz not null, asked_by text not null,
        finished_at timestamptz, on_date date not null,
        -- When the process that runs it last said so: a run whose process died is known by its silence.
        alive_at timestamptz not null,
        result jsonb, fault text, reject_csv text,
        version integer not null default 1
      );
      create index imports_by_force on imports (force_id, asked_at desc);
      create table import_rejects (
        id uuid primary key, import_id uuid not null references imports,
        force_id uuid not null references forces,
        line integer not null, visor_ref text, team text, surname text,
        column_name text not null, faults jsonb not null, is_second_row boolean not null,
        -- Who it was, as the cells had it, so that a mended row is known again without a ViSOR ref.
        likeness text not null, closed_at timestamptz
      );
      create index import_rejects_outstanding on import_rejects (force_id) where closed_at is null;
      create index import_rejects_by_import on import_rejects (import_id, line);
      create table import_held_back (
        id uuid primary key, import_id uuid not null references imports,
        force_id uuid not null references forces,
        line integer not null, visor_ref text not null, faults jsonb not null
      );
      create index import_held_back_by_import on import_held_back (import_id, line);
      create table import_not_in_file (
        import_id uuid not null references imports, offender_id uuid not null references offenders,
        primary key (import_id, offender_id)
      );
      create index import_not_in_file_by_offender on import_not_in_file (offender_id);
      create table proposals (
        id uuid primary key, force_id uuid not null references forces,
        offender_id uuid not null references offenders, import_id uuid not null references imports,
        what text not null, from_value text, to_value text, change jsonb not null, because text not null,
        state text not null check (state in ('waiting', 'awaiting_second', 'accepted', 'refused', 'overtaken')),
        first_by text, first_at timestamptz, decided_by text, decided_at timestamptz, why text,
        version integer not null default 1,
        constraint proposals_take_two check (first_by is null or decided_by is null or first_by <> decided_by)
      );
      create unique index proposals_wait_once on proposals (offender_id, what)
        where state in ('waiting', 'awaiting_second');
      create index proposals_waiting on proposals (force_id) where state in ('waiting', 'awaiting_second');
      create index proposals_by_import on proposals (import_id);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table proposals, import_not_in_file, import_held_back, import_rejects, imports',
    )
  }
}
