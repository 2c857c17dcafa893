// The daily briefing: its frozen editions, what was decided at the meeting, and what holds a risk meanwhile.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Briefings20261122091000 implements MigrationInterface {
  name = 'Briefings20261122091000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table interim_controls (
        id uuid primary key,
        force_id uuid not null references forces, offender_id uuid not null references offenders,
        recorded_at timestamptz not null, recorded_by text not null,
        origin text not null check (origin in ('here', 'register')),
        control text not null, from_on date not null, until_on date not null, why text not null,
        ended_on date, ended_by text, ended_why text,
        version integer not null default 1,
        constraint interim_controls_end_after_they_begin check (until_on >= from_on),
        constraint interim_controls_ended_say_who check ((ended_on is null) = (ended_by is null))
      );
      create index interim_controls_by_offender on interim_controls (offender_id, until_on);

      create table briefing_editions (
        id uuid primary key,
        force_id uuid not null references forces, team_id uuid references teams,
        for_date date not null, number integer not null,
        issued_at timestamptz not null, issued_by text not null,
        why text not null, compared_with uuid references briefing_editions,
        content jsonb not null, cases jsonb not null,
        held_at timestamptz, held_by text, present text[] not null default '{}', note text,
        version integer not null default 1,
        constraint briefing_editions_why_is_known check (why in ('morning', 'import', 'by hand')),
        constraint briefing_editions_held_say_by_whom check ((held_at is null) = (held_by is null))
      );
      create unique index briefing_editions_are_numbered on briefing_editions
        (force_id, coalesce(team_id, force_id), for_date, number);
      create index briefing_editions_held on briefing_editions
        (force_id, coalesce(team_id, force_id), held_at desc) where held_at is not null;
      create index briefing_editions_compared on briefing_editions (compared_with)
        where compared_with is not null;
      create index briefing_editions_by_team on briefing_editions (team_id) where team_id is not null;
      create function briefing_editions_are_frozen() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then raise exception 'an edition of the briefing is never deleted'; end if;
          if (old.id, old.force_id, old.for_date, old.number, old.issued_at, old.issued_by, old.why,
              old.content, old.cases)
            is distinct from (new.id, new.force_id, new.for_date, new.number, new.issued_at,
              new.issued_by, new.why, new.content, new.cases)
            or old.team_id is distinct from new.team_id
            or old.compared_with is distinct from new.compared_with
            or (old.held_at is not null and old.held_at is distinct from new.held_at)
          then raise exception 'an edition of the briefing stays as it was issued'; end if;
          return new;
        end $$;
      create trigger briefing_editions_stay before update or delete on briefing_editions
        for each row execute function briefing_editions_are_frozen();

      create table briefing_decisions (
        id uuid primary key,
        force_id uuid not null references forces, team_id uuid not null references teams,
        offender_id uuid not null references offenders,
        edition_id uuid not null references briefing_editions,
        kind text not null check (kind in ('visit', 'other')),
        decision text not null, officer_id uuid not null references officers,
        due_on date not null, at_time text,
        decided_at timestamptz not null, decided_by text not null,
        state text not null check (state in ('open', 'done', 'not_done')),
        closed_at timestamptz, closed_by text, outcome text,
        version integer not null default 1,
        constraint briefing_decisions_time_is_a_time check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        constraint briefing_decisions_closed_say_by_whom check (
          (state = 'open') = (closed_at is null) and (closed_at is null) = (closed_by is null))
      );
      create index briefing_decisions_open on briefing_decisions (force_id, team_id, due_on)
        where state = 'open';
      create index briefing_decisions_by_time on briefing_decisions (force_id, team_id, decided_at);
      create index briefing_decisions_by_offender on briefing_decisions (offender_id);
      create index briefing_decisions_by_edition on briefing_decisions (edition_id);
      create index briefing_decisions_by_officer on briefing_decisions (officer_id);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table briefing_decisions, briefing_editions, interim_controls;
      drop function briefing_editions_are_frozen()
    `)
  }
}
