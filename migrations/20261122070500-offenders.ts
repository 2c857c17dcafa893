// People, and the dated history of everything that the rules ask of them.
import type { MigrationInterface, QueryRunner } from 'typeorm'

// Every dated fact says from when, who recorded it, when, and whether the register brought it.
// An undated fact of the register (from_on null) holds on all earlier days.
const recorded = `
  force_id uuid not null references forces,
  offender_id uuid not null references offenders,
  recorded_at timestamptz not null, recorded_by text not null,
  origin text not null check (origin in ('here', 'register'))`

export class Offenders20261122070500 implements MigrationInterface {
  name = 'Offenders20261122070500'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists btree_gin;
      create function plain_name(name text) returns text language sql immutable parallel safe
        as $$ select btrim(regexp_replace(regexp_replace(
          translate(lower(public.unaccent('public.unaccent', name)), '-‐‑–—_./', '        '),
          '[^a-z0-9 ]', '', 'g'), ' +', ' ', 'g')) $$;
      create function plain_pnc(pnc text) returns text language sql immutable parallel safe
        as $$ select regexp_replace(regexp_replace(upper(replace(pnc, ' ', '')), '^(?:19|20)?(\\d\\d)/?', '\\1/'), '/0+', '/') $$;
      create table offenders (
        id uuid primary key, force_id uuid not null references forces,
        visor_ref text not null, pnc_id text,
        surname text not null, forenames text not null,
        date_of_birth date not null, sex text not null,
        photo_place text, photo_taken_on date, notes text,
        origin text not null check (origin in ('here', 'register')),
        recorded_at timestamptz not null, recorded_by text not null,
        version integer not null default 1,
        constraint offenders_visor_ref_is_well_formed check (visor_ref ~ '^V[0-9]{7}$'),
        constraint offenders_sex_is_known check (sex in ('M', 'F')),
        constraint offenders_have_one_visor_ref unique (force_id, visor_ref)
      );
      create index offenders_by_pnc on offenders (force_id, plain_pnc(pnc_id)) where pnc_id is not null;
      create index offenders_by_birth on offenders (force_id, date_of_birth);
      create table offender_names (
        id uuid primary key, ${recorded},
        kind text not null check (kind in ('legal', 'alias')),
        surname text not null, forenames text not null,
        plain text not null generated always as (plain_name(forenames || ' ' || surname)) stored
      );
      create index offender_names_by_offender on offender_names (offender_id);
      create index offender_names_by_likeness on offender_names using gin (force_id, plain gin_trgm_ops);
      create table identifiers (
        id uuid primary key, ${recorded},
        kind text not null, value text not null
      );
      create index identifiers_by_offender on identifiers (offender_id);
      create index identifiers_by_value on identifiers (force_id, value);
      create table addresses (
        id uuid primary key, ${recorded},
        kind text not null check (kind in ('residence', 'location')),
        line text not null, postcode text, district text,
        from_on date, until_on date, confirmed_on date, children_here boolean,
        version integer not null default 1,
        constraint addresses_end_after_they_begin check (until_on is null or from_on is null or until_on >= from_on)
      );
      create index addresses_by_offender on addresses (offender_id);
      create index addresses_by_postcode on addresses (force_id, postcode);
      create table markers (
        id uuid primary key, ${recorded},
        kind text not null check (kind in ('warning', 'children', 'orders')), text text not null,
        from_on date, until_on date, version integer not null default 1
      );
      create index markers_by_offender on markers (offender_id);
      create table status_periods (
        id uuid primary key, ${recorded},
        status text not null check (status in (
          'community', 'custody', 'hospital', 'abroad', 'missing', 'transferred', 'closed')),
        from_on date, to_on date, review_on date, reason text not null,
        constraint status_periods_end_after_they_begin check (to_on is null or from_on is null or to_on >= from_on),
        constraint status_periods_away_have_a_review check (
          status not in ('custody', 'hospital', 'abroad') or review_on is not null)
      );
      create index status_periods_by_offender on status_periods (offender_id);
      create table returns (
        id uuid primary key, ${recorded},
        on_date date not null, how text not null,
        constraint returns_are_told_once unique (offender_id, on_date, how)
      );
      create table lead_periods (
        id uuid primary key, ${recorded},
        agency text not null check (agency in ('police', 'probation', 'yot')),
        from_on date, event text not null
      );
      create index lead_periods_by_offender on lead_periods (offender_id);
      create table level_periods (
        id uuid primary key, ${recorded},
        level text not null check (level in ('very_high', 'high', 'medium', 'low')),
        from_on date, why text not null, arms_id uuid
      );
      create index level_periods_by_offender on level_periods (offender_id);
      create table mappa_periods (
        id uuid primary key, ${recorded},
        mappa_level integer not null check (mappa_level between 1 and 3),
        from_on date
      );
      create index mappa_periods_by_offender on mappa_periods (offender_id);
      create table management_periods (
        id uuid primary key, ${recorded},
        management text not null check (management in ('active', 'reactive')),
        from_on date, why text not null, decided_by text
      );
      create index management_periods_by_offender on management_periods (offender_id);
      create table pending_changes (
        id uuid primary key, ${recorded},
        what text not null check (what in ('level', 'management')),
        to_value text not null, from_on date not null, why text not null,
        state text not null check (state in ('awaiting_second', 'agreed', 'refused')),
        decided_by text, decided_at timestamptz, decided_why text, version integer not null default 1,
        constraint pending_changes_take_two check (decided_by is null or decided_by <> recorded_by)
      );
      create index pending_changes_by_offender on pending_changes (offender_id);
      create table allocations (
        id uuid primary key, ${recorded},
        officer_id uuid references officers, team_id uuid not null references teams,
        from_on date, reason text not null
      );
      create index allocations_by_offender on allocations (offender_id);
      create index allocations_by_officer on allocations (officer_id);
      create index allocations_by_team on allocations (team_id);
      create table events (
        id uuid primary key, ${recorded},
        kind text not null, on_date date not null, note text, details jsonb not null default '{}'
      );
      create index events_by_offender on events (offender_id, on_date);
      create table register_facts (
        offender_id uuid primary key references offenders, force_id uuid not null references forces,
        facts jsonb not null, loaded_at timestamptz not null
      );
      create table chronology (
        id uuid primary key, ${recorded},
        at timestamptz not null, has_time boolean not null, kind text not null,
        summary text not null, href text
      );
      create index chronology_by_offender on chronology (offender_id, at desc, id);
      create table file_openings (
        id uuid primary key, offender_id uuid not null references offenders,
        account_id uuid not null references accounts,
        reason text not null, said text, opened_at timestamptz not null, until_at timestamptz not null
      );
      create index file_openings_by_account on file_openings (account_id, offender_id, until_at);
      create index file_openings_by_offender on file_openings (offender_id, opened_at);
      create table standings (
        offender_id uuid primary key references offenders,
        force_id uuid not null references forces,
        team_id uuid not null references teams, officer_id uuid references officers,
        level text not null, level_rank smallint not null, level_since date, mappa_level integer,
        status text not null, management text not null, lead_agency text not null, lead_since date,
        in_caseload boolean not null,
        last_seen_on date, arms_on date, arms_ratified_on date, level_unsupported boolean not null,
        attempts_since integer not null,
        marks text[] not null, address_id uuid references addresses, district text, returned_on date,
        derived_on date not null, changes_on date
      );
      create index standings_caseload on standings (force_id, team_id, officer_id, level) where in_caseload;
      create index standings_by_team on standings (team_id);
      create index standings_by_officer on standings (officer_id);
      create index standings_by_address on standings (address_id) where address_id is not null;
      create index standings_by_change on standings (changes_on) where changes_on is not null;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table standings, file_openings, chronology, register_facts, events, allocations,
        pending_changes, management_periods, mappa_periods, level_periods, lead_periods, returns,
        status_periods, markers, addresses, identifiers, offender_names, offenders;
      drop function plain_name(text), plain_pnc(text)
    `)
  }
}
