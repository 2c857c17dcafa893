// What happened at the door, what is planned next, and the assessments.
import type { MigrationInterface, QueryRunner } from 'typeorm'

const recorded = `
  force_id uuid not null references forces,
  offender_id uuid not null references offenders,
  recorded_at timestamptz not null, recorded_by text not null,
  origin text not null check (origin in ('here', 'register'))`

export class VisitsAndArms20261122070600 implements MigrationInterface {
  name = 'VisitsAndArms20261122070600'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table visits (
        id uuid primary key, ${recorded},
        at timestamptz not null, on_date date not null,
        seen text not null check (seen in ('inside', 'doorstep', 'elsewhere', 'no')),
        not_seen_because text check (not_seen_because in (
          'no_reply', 'refused', 'gone', 'unsafe', 'cancelled_by_police', 'frustrated')),
        place text not null check (place in ('home', 'station', 'elsewhere')),
        address_id uuid references addresses,
        announced boolean, announced_reason text,
        crew jsonb not null, sole_crew boolean not null, sole_crew_authority text,
        sole_crew_acknowledged_by text,
        standing_in boolean not null, entry jsonb, account text,
        children jsonb not null, devices jsonb not null, evidence jsonb not null, concerns text,
        qualifies boolean not null, because text not null,
        cleared_overdue_since date,
        version integer not null default 1,
        constraint visits_not_seen_say_why check ((seen = 'no') = (not_seen_because is not null)),
        constraint visits_announced_say_why check (announced is not true or announced_reason is not null),
        constraint visits_qualify_only_inside_at_home check (not qualifies or (seen = 'inside' and place = 'home')),
        constraint visits_never_in_the_future check (at <= recorded_at)
      );
      create index visits_by_offender on visits (offender_id, on_date);
      create index visits_by_address on visits (address_id) where address_id is not null;
      create index visits_sole_crew on visits (force_id)
        where sole_crew and sole_crew_authority is null and sole_crew_acknowledged_by is null;
      create table visit_plans (
        id uuid primary key, ${recorded},
        latest_by date not null, earliest date, purposes text[] not null, why text not null,
        made_on date, state text not null check (state in ('in_force', 'waiting', 'refused')),
        decided_by text, decided_at timestamptz, decided_why text,
        version integer not null default 1,
        constraint visit_plans_open_before_they_close check (earliest is null or earliest <= latest_by),
        constraint visit_plans_take_two check (decided_by is null or decided_by <> recorded_by)
      );
      create index visit_plans_by_offender on visit_plans (offender_id, recorded_at);
      create index visit_plans_waiting on visit_plans (force_id) where state = 'waiting';
      create table arms (
        id uuid primary key, ${recorded},
        kind text not null check (kind in ('initial', 'review', 'event')),
        state text not null check (state in ('draft', 'submitted', 'returned', 'ratified')),
        begun_on date, completed_on date, ratified_on date, returned_on date,
        ratified_by text, level text,
        contributors text[] not null default '{}', submitted_at timestamptz,
        rationale text, answers jsonb, returned_reasons text,
        version integer not null default 1,
        constraint arms_ratified_are_completed check (state <> 'ratified' or (completed_on is not null and ratified_on is not null)),
        constraint arms_ratified_by_another check (ratified_by is null or not ratified_by = any (contributors)),
        constraint arms_from_here_name_their_author check (origin = 'register' or recorded_by = any (contributors)),
        constraint arms_returned_say_why check (state <> 'returned' or returned_reasons is not null)
      );
      create index arms_by_offender on arms (offender_id);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table arms, visit_plans, visits')
  }
}
