// Overnight lists of other systems, kept line by line, and the hits on people that somebody decides.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const overnightPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['overnight.decide_hours', 12, 'product default', 'No published source found'],
  ['overnight.ask_hours', 24, 'product default', 'No published source found'],
  ['overnight.takes.custody', 1, 'product default', 'No published source found'],
  ['overnight.takes.crime', 1, 'product default', 'No published source found'],
  ['overnight.takes.incident', 1, 'product default', 'No published source found'],
  ['overnight.takes.missing', 1, 'product default', 'No published source found'],
  ['overnight.takes.intelligence', 1, 'product default', 'No published source found'],
]

const kinds = `kind text not null check (kind in ('custody', 'crime', 'incident', 'missing', 'intelligence'))`

export class Overnight20261122100300 implements MigrationInterface {
  name = 'Overnight20261122100300'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A house is known by the numbers and letters at its head: 'Flat 2, 12 High St' and '12 High Street, flat 2'
      -- are one in a postcode; a house with a name is known by it.
      create function plain_premises(line text) returns text language sql immutable parallel safe as $$
        select coalesce(
          (select string_agg(m.token, ' ' order by m.token) from (
            select distinct t[1] as token
              from regexp_matches(public.plain_name(line), '(?:^| )(\\d+[a-z]?)(?= |$)', 'g') t) m),
          public.plain_name(split_part(line, ',', 1))) $$;
      create table overnight_lists (
        id uuid primary key, force_id uuid not null references forces, ${kinds},
        for_date date not null, file_name text, digest text not null,
        loaded_at timestamptz not null, loaded_by text not null,
        lines integer not null, seen_before integer not null, faults jsonb not null,
        constraint overnight_lists_come_once unique (force_id, kind, for_date, digest)
      );
      create table overnight_lines (
        id uuid primary key, force_id uuid not null references forces,
        list_id uuid not null references overnight_lists, ${kinds},
        for_date date not null, line integer not null,
        -- The line's own words: the same line in a later list is the same line.
        fingerprint text not null,
        reference text, on_date date not null, at timestamptz,
        pnc_id text, visor_ref text, surname text, forenames text, date_of_birth date,
        address text, postcode text, summary text, outcome text,
        loaded_at timestamptz not null,
        plain_pnc text generated always as (plain_pnc(pnc_id)) stored,
        plain_surname text generated always as (plain_name(surname)) stored,
        plain_forenames text generated always as (plain_name(forenames)) stored,
        premises text generated always as (plain_premises(address)) stored,
        constraint overnight_lines_are_kept_once unique (force_id, kind, fingerprint)
      );
      create index overnight_lines_by_list on overnight_lines (list_id, line);
      create index overnight_lines_by_night on overnight_lines (force_id, for_date, list_id, line);
      create index overnight_lines_by_pnc on overnight_lines (force_id, plain_pnc) where pnc_id is not null;
      create index overnight_lines_by_visor_ref on overnight_lines (force_id, visor_ref)
        where visor_ref is not null;
      create index overnight_lines_by_birth on overnight_lines (force_id, date_of_birth)
        where date_of_birth is not null;
      create index overnight_lines_by_postcode on overnight_lines (force_id, postcode)
        where postcode is not null;
      create table overnight_hits (
        id uuid primary key,
        force_id uuid not null references forces, offender_id uuid not null references offenders,
        recorded_at timestamptz not null, recorded_by text not null,
        origin text not null check (origin in ('here', 'register')),
        line_id uuid not null references overnight_lines,
        -- Whom the line was found to be: stays when two records are made one.
        found_as uuid not null,
        matched text[] not null,
        state text not null check (state in ('possible', 'confirmed', 'dismissed')),
        decided_at timestamptz, decided_by text, why text,
        event_id uuid references events, event_kind text,
        child boolean, review boolean, visit boolean,
        answered_at timestamptz, answered_by text,
        struck uuid, version integer not null default 1,
        constraint overnight_hits_are_found_once unique (line_id, found_as),
        constraint overnight_hits_matched_on_something check (cardinality(matched) > 0),
        constraint overnight_hits_decided_say_why check (
          (state = 'possible') = (decided_at is null) and (decided_at is null) = (decided_by is null)
          and (decided_at is null) = (why is null)),
        constraint overnight_hits_confirmed_are_an_event check (
          (state = 'confirmed') = (event_id is not null) and (event_id is null) = (event_kind is null)),
        constraint overnight_hits_ask_of_the_confirmed check (
          state = 'confirmed' or (child is null and review is null and visit is null)),
        constraint overnight_hits_answered_say_by_whom check (
          (answered_at is null) = (answered_by is null)
          and (answered_at is null) = (child is null and review is null and visit is null))
      );
      create index overnight_hits_by_offender on overnight_hits (offender_id);
      create index overnight_hits_by_event on overnight_hits (event_id) where event_id is not null;
      create index overnight_hits_possible on overnight_hits (force_id, recorded_at, id)
        where state = 'possible';
    `)
    for (const [parameter, value, standing, source] of overnightPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table overnight_hits, overnight_lines, overnight_lists')
    await runner.query('drop function plain_premises(text)')
    for (const [parameter] of overnightPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
