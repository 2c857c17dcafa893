// The weekend list and who claims whom of it, the numbered pages that are printed, and shifts planned by hand.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const shiftPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['shifts.stop_minutes', 60, 'product default', 'No published source found'],
]

const recorded = `force_id uuid not null references forces,
    recorded_at timestamptz not null, recorded_by text not null`

const tables = `
  create table weekend_lists (
    id uuid primary key, ${recorded},
    for_date date not null, until_on date not null,
    constraint weekend_lists_one_a_day unique (force_id, for_date),
    constraint weekend_lists_end_after_they_begin check (until_on > for_date)
  );
  create table weekend_list_lines (
    id uuid primary key,
    force_id uuid not null references forces,
    list_id uuid not null references weekend_lists, offender_id uuid not null references offenders,
    place integer not null, team_id uuid not null references teams, officer_id uuid references officers,
    level text not null check (level in ('very_high', 'high')), due_on date, because text not null,
    constraint weekend_list_lines_one_a_person unique (list_id, offender_id)
  );
  create index weekend_list_lines_by_offender on weekend_list_lines (offender_id);
  create index weekend_list_lines_by_team on weekend_list_lines (team_id);
  create index weekend_list_lines_by_officer on weekend_list_lines (officer_id);
  create table weekend_claims (
    id uuid primary key, ${recorded},
    offender_id uuid not null references offenders,
    until_on date not null, crew jsonb not null, officer_ids uuid[] not null, note text,
    ended_at timestamptz, ended_by text, ended_how text check (ended_how in
      ('given_back', 'ran_out', 'no_longer_allowed')),
    version integer not null default 1,
    constraint weekend_claims_are_made_by_two check (jsonb_array_length(crew) >= 2 and cardinality(officer_ids) >= 1),
    constraint weekend_claims_end_in_a_way check (
      (ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by is null))
  );
  create unique index weekend_claims_one_at_a_time on weekend_claims (offender_id) where ended_at is null;
  create index weekend_claims_standing on weekend_claims (force_id) where ended_at is null;
  create index weekend_claims_by_offender on weekend_claims (offender_id, recorded_at);
  create table packs (
    id uuid primary key, ${recorded},
    offender_id uuid not null references offenders, claim_id uuid not null references weekend_claims,
    year integer not null, number integer not null, due_on date not null, content jsonb not null,
    returned_at timestamptz, returned_by text, returned_how text check (returned_how in ('returned', 'shredded')),
    version integer not null default 1,
    constraint packs_have_a_number_of_their_own unique (force_id, year, number),
    constraint packs_come_back_in_a_way check (
      (returned_at is null) = (returned_how is null) and (returned_at is null) = (returned_by is null))
  );
  create index packs_by_offender on packs (offender_id);
  create index packs_by_claim on packs (claim_id);
  create index packs_out on packs (force_id, due_on) where returned_at is null;
  create table pack_numbers (
    force_id uuid not null references forces, year integer not null, last integer not null,
    primary key (force_id, year)
  );
  create table shift_plans (
    id uuid primary key, ${recorded},
    team_id uuid references teams, on_day date not null, from_time text not null, until_time text not null,
    crew jsonb not null, officer_ids uuid[] not null, districts text[] not null, note text,
    version integer not null default 1,
    constraint shift_plans_are_for_two check (jsonb_array_length(crew) >= 2 and cardinality(officer_ids) >= 1)
  );
  create index shift_plans_by_day on shift_plans (force_id, on_day);
  create index shift_plans_by_team on shift_plans (team_id);
  create table shift_stops (
    id uuid primary key, ${recorded},
    plan_id uuid not null references shift_plans, offender_id uuid not null references offenders,
    place integer not null, because text not null,
    removed_at timestamptz, removed_by text, version integer not null default 1,
    constraint shift_stops_are_removed_by_somebody check ((removed_at is null) = (removed_by is null))
  );
  create unique index shift_stops_one_a_person on shift_stops (plan_id, offender_id) where removed_at is null;
  create index shift_stops_by_offender on shift_stops (offender_id);
  create index shift_stops_by_plan on shift_stops (plan_id, place)`

/** What was listed, claimed and printed is history: it is added to, and ended once. */
const guards = `
  create function weekend_lists_are_kept() returns trigger language plpgsql as $$
    begin raise exception 'what stood on a weekend list is never rewritten'; end $$;
  create trigger weekend_lists_are_kept before update or delete on weekend_lists
    for each row execute function weekend_lists_are_kept();
  create trigger weekend_list_lines_are_kept before update or delete on weekend_list_lines
    for each row execute function weekend_lists_are_kept();
  create function weekend_claims_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.ended_at is not null or (new.id, new.offender_id, new.recorded_at, new.recorded_by,
          new.until_on, new.crew, new.officer_ids) is distinct from (old.id, old.offender_id, old.recorded_at,
          old.recorded_by, old.until_on, old.crew, old.officer_ids) then
        raise exception 'a claim is made and ended, never rewritten';
      end if;
      return new;
    end $$;
  create trigger weekend_claims_are_guarded before update or delete on weekend_claims
    for each row execute function weekend_claims_are_guarded();
  create function packs_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.returned_at is not null or (new.id, new.offender_id, new.claim_id, new.year, new.number,
          new.recorded_at, new.recorded_by, new.content) is distinct from (old.id, old.offender_id, old.claim_id, old.year,
          old.number, old.recorded_at, old.recorded_by, old.content) then
        raise exception 'a printed page comes back once, and is never rewritten';
      end if;
      return new;
    end $$;
  create trigger packs_are_guarded before update or delete on packs
    for each row execute function packs_are_guarded()`

const hiding = ['weekend_list_lines', 'weekend_claims', 'packs', 'shift_stops']
  .map(
    (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy shown_unless_hidden on ${table} using (offender_id <> all
    (coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))) with check (true)`,
  )
  .join(';')

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke update, delete, truncate on weekend_lists, weekend_list_lines from mosovo_app;
      revoke delete, truncate on weekend_claims, packs from mosovo_app;
    end if;
  end $$`

export class Shifts20261122120300 implements MigrationInterface {
  name = 'Shifts20261122120300'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, guards, hiding, grants]) await runner.query(part)
    for (const [parameter, value, standing, source] of shiftPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table shift_stops, shift_plans, pack_numbers, packs, weekend_claims,
      weekend_list_lines, weekend_lists`)
    await runner.query(
      'drop function weekend_lists_are_kept(), weekend_claims_are_guarded(), packs_are_guarded()',
    )
    for (const [parameter] of shiftPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
