// Corrections: what was struck out, moved, re-dated or merged, by whom, by which second person, and which rows it touched.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Tables of facts about a person whose rows a correction may strike out. */
const facts = [
  'offender_names',
  'identifiers',
  'addresses',
  'markers',
  'interim_controls',
  'status_periods',
  'returns',
  'lead_periods',
  'level_periods',
  'mappa_periods',
  'management_periods',
  'pending_changes',
  'allocations',
  'events',
  'chronology',
  'visits',
  'visit_plans',
  'arms',
]

const waysLeft = `'suspended', 'reactive', 'closed', 'transferred', 'plan moved', 'level changed',
  'policy changed', 'corrected'`

const waysCheck = (ways: string): string => `
  alter table leavings drop constraint leavings_how_check;
  alter table leavings add constraint leavings_how_check check (how in (${ways}));`

export class Corrections20261122100200 implements MigrationInterface {
  name = 'Corrections20261122100200'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of facts) await runner.query(`alter table ${table} add column struck uuid`)
    await runner.query(`
      ${waysCheck(`${waysLeft}, 'merged', 'came back'`)}
      alter table returns drop constraint returns_are_told_once;
      create unique index returns_are_told_once on returns (offender_id, on_date, how) where struck is null;
      alter table offenders add column merged_into uuid references offenders
        constraint offenders_are_not_merged_into_themselves check (merged_into <> id);
      create index offenders_merged on offenders (merged_into) where merged_into is not null;
      create table corrections (
        id uuid primary key, force_id uuid not null references forces,
        kind text not null check (kind in ('strike', 'move', 'redate', 'merge', 'unmerge')),
        -- Whose file the entry stands in; of a merge, who is kept.
        offender_id uuid not null references offenders,
        -- To whom it is moved; of a merge, whose record goes into the other.
        other_id uuid references offenders,
        -- What is corrected: a visit, or everything recorded with a line of the chronology.
        entry_kind text check (entry_kind in ('visit', 'line')), entry_id uuid,
        redated_at timestamptz, redated_on date,
        summary text not null, reason text not null, effects jsonb not null, waits_because text,
        state text not null check (state in ('awaiting_second', 'applied', 'refused')),
        asked_by text not null, asked_at timestamptz not null,
        decided_by text, decided_at timestamptz, decided_why text, applied_at timestamptz,
        version integer not null default 1,
        constraint corrections_say_why check (reason <> ''),
        constraint corrections_take_two check (decided_by is null or decided_by <> asked_by),
        constraint corrections_that_wait_are_decided_by_another check (
          state = 'awaiting_second' or waits_because is null or decided_by is not null),
        constraint corrections_of_two_records_wait check (
          kind not in ('merge', 'unmerge') or waits_because is not null),
        constraint corrections_applied_say_when check ((state = 'applied') = (applied_at is not null)),
        constraint corrections_name_what_they_correct check (
          (kind in ('merge', 'unmerge')) = (entry_id is null)
          and (entry_id is null) = (entry_kind is null)
          and (kind in ('move', 'merge', 'unmerge')) = (other_id is not null)
          and (kind = 'redate') = (redated_on is not null)),
        constraint corrections_move_to_another check (other_id <> offender_id)
      );
      create index corrections_waiting on corrections (force_id, asked_at, id)
        where state = 'awaiting_second';
      create index corrections_by_time on corrections (force_id, asked_at, id);
      create index corrections_by_offender on corrections (offender_id);
      create index corrections_by_other on corrections (other_id) where other_id is not null;
      create unique index corrections_wait_once on corrections (entry_id)
        where state = 'awaiting_second' and entry_id is not null;
      create function corrections_are_kept() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then raise exception 'a correction is never deleted'; end if;
          if old.state <> 'awaiting_second' then
            raise exception 'a correction that was decided is never changed';
          end if;
          if (new.id, new.force_id, new.kind, new.offender_id, new.other_id, new.entry_kind, new.entry_id,
              new.redated_at, new.redated_on, new.summary, new.reason, new.waits_because, new.asked_by, new.asked_at)
            is distinct from (old.id, old.force_id, old.kind, old.offender_id, old.other_id, old.entry_kind,
              old.entry_id, old.redated_at, old.redated_on, old.summary, old.reason, old.waits_because,
              old.asked_by, old.asked_at) then
            raise exception 'what a correction asks for is never changed';
          end if;
          return new;
        end $$;
      create trigger corrections_are_kept before update or delete on corrections
        for each row execute function corrections_are_kept();
      create table correction_rows (
        id uuid primary key, correction_id uuid not null references corrections,
        table_name text not null, row_id uuid not null,
        -- Struck out; put in its place; re-pointed from one record to another; or a day of it put back.
        did text not null check (did in ('struck', 'made', 'moved', 'amended')),
        from_id uuid not null, to_id uuid not null, stands_for uuid, before jsonb
      );
      create index correction_rows_by_correction on correction_rows (correction_id);
      create index correction_rows_by_row on correction_rows (row_id);
      create table correction_tellings (
        id uuid primary key, correction_id uuid not null references corrections,
        username text not null, saw text not null, last_at timestamptz not null,
        told_by text, told_at timestamptz, version integer not null default 1,
        constraint correction_tellings_are_once unique (correction_id, username),
        constraint correction_tellings_say_who check ((told_by is null) = (told_at is null))
      );
      create table duplicate_pairs (
        id uuid primary key, force_id uuid not null references forces,
        one_id uuid not null references offenders, two_id uuid not null references offenders,
        found_by text not null check (found_by in ('create', 'import', 'nightly')),
        found_at timestamptz not null, why text not null,
        state text not null check (state in ('open', 'two_people', 'merged')),
        decided_by text, decided_at timestamptz, decided_why text,
        version integer not null default 1,
        constraint duplicate_pairs_are_asked_once unique (one_id, two_id),
        constraint duplicate_pairs_are_in_order check (one_id < two_id),
        constraint duplicate_pairs_two_people_say_why check (
          state <> 'two_people' or (decided_by is not null and decided_why is not null))
      );
      create index duplicate_pairs_open on duplicate_pairs (force_id, found_at, id) where state = 'open';
      create index duplicate_pairs_by_two on duplicate_pairs (two_id);
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke delete, truncate on corrections, correction_tellings, duplicate_pairs from mosovo_app;
          revoke update, delete, truncate on correction_rows from mosovo_app;
        end if;
      end $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table duplicate_pairs, correction_tellings, correction_rows, corrections;
      drop function corrections_are_kept();
      alter table offenders drop column merged_into;
      drop index returns_are_told_once;
      alter table returns add constraint returns_are_told_once unique (offender_id, on_date, how);
      alter table leavings disable trigger leavings_are_guarded;
      update leavings set how = 'corrected' where how in ('merged', 'came back');
      alter table leavings enable trigger leavings_are_guarded;
      ${waysCheck(waysLeft)}
    `)
    for (const table of facts) await runner.query(`alter table ${table} drop column struck`)
  }
}
