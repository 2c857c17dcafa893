// Who is here and who covers: absences, the roster, on-call turns, covers, course versions and booked courses.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const rosterPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['cover.accept_hours', 24, 'product default', 'No published source found'],
  ['cover.ahead_days', 7, 'product default', 'No published source found'],
  ['roster.gap_days', 14, 'product default', 'No published source found'],
]

const firstSkills = `'mosovo', 'arms_assessor', 'arms_approver', 'visor'`
const laterSkills = `'static_scorer', 'civil_orders', 'digital_triage', 'image_grading', 'interview',
  'safeguarding', 'polygraph_liaison', 'vetting', 'driver', 'psychological_assessment'`

const recorded = 'recorded_at timestamptz not null, recorded_by text not null'
const absent = `'leave', 'sick', 'course', 'court', 'abstracted'`

/** The function that lists ask who stands in now; a later step adds what else keeps somebody from a file. */
export const coveringOn = (unless = ''): string => `
  create or replace function covering_on(owner uuid, person uuid, day date) returns jsonb language sql stable as $$
    select jsonb_build_object('key', o.key, 'name', o.name)
    from covers c join officers o on o.id = c.covering_id
    where c.officer_id = owner and c.state = 'accepted' and c.struck is null
      and c.from_on <= day and (c.last_on is null or c.last_on >= day)
      and (c.offender_id is null or c.offender_id = person) and not is_away(c.covering_id, day)
      ${unless}
    order by c.offender_id is null, c.answered_at, c.id limit 1 $$`

export class Roster20261122100000 implements MigrationInterface {
  name = 'Roster20261122100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table absences (
        id uuid primary key,
        force_id uuid not null references forces, officer_id uuid not null references officers,
        kind text not null check (kind in (${absent})),
        -- The last day away; null while nobody knows it.
        from_on date not null, last_on date,
        asked_by text, note text, ${recorded},
        withdrawn_at timestamptz, withdrawn_by text,
        version integer not null default 1,
        constraint absences_end_after_they_begin check (last_on is null or last_on >= from_on),
        constraint absences_abstracted_say_who_asked check (kind <> 'abstracted' or asked_by is not null),
        constraint absences_withdrawn_say_by_whom check ((withdrawn_at is null) = (withdrawn_by is null))
      );
      create index absences_by_officer on absences (officer_id, from_on) where withdrawn_at is null;
      create index absences_by_force on absences (force_id, from_on) where withdrawn_at is null;
      create table roster_entries (
        id uuid primary key,
        force_id uuid not null references forces, officer_id uuid not null references officers,
        on_day date not null,
        kind text not null check (kind in ('duty', 'rest', ${absent})),
        -- London wall-clock; a turn that ends before it begins ends on the next day. None is the whole day.
        from_time text check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        until_time text check (until_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        asked_by text, ${recorded},
        version integer not null default 1,
        constraint roster_entries_have_both_times check ((from_time is null) = (until_time is null)),
        constraint roster_entries_abstracted_say_who_asked check (
          kind <> 'abstracted' or asked_by is not null)
      );
      create unique index roster_entries_begin_once
        on roster_entries (officer_id, on_day, coalesce(from_time, ''));
      create index roster_entries_by_day on roster_entries (force_id, on_day);
      create table on_call_turns (
        id uuid primary key, force_id uuid not null references forces,
        rank text not null check (rank in ('supervisor', 'inspector')),
        officer_id uuid not null references officers, phone text not null,
        from_at timestamptz not null, until_at timestamptz not null, ${recorded},
        withdrawn_at timestamptz, withdrawn_by text,
        version integer not null default 1,
        constraint on_call_turns_end_after_they_begin check (until_at > from_at),
        constraint on_call_turns_withdrawn_say_by_whom check (
          (withdrawn_at is null) = (withdrawn_by is null))
      );
      create index on_call_turns_by_end on on_call_turns (force_id, until_at) where withdrawn_at is null;
      create index on_call_turns_by_officer on on_call_turns (officer_id);
      create table covers (
        id uuid primary key, force_id uuid not null references forces,
        officer_id uuid not null references officers, covering_id uuid not null references officers,
        -- Of one person's file, where a cover duty was accepted; null is every file of the officer.
        offender_id uuid references offenders,
        from_on date not null, last_on date,
        deputises boolean not null,
        state text not null check (state in ('asked', 'accepted', 'declined', 'ended')),
        ${recorded}, origin text not null check (origin in ('here', 'register')),
        answered_at timestamptz, answered_by text, answer_note text,
        ended_at timestamptz, ended_by text,
        -- What was done and what became late under it, kept when it has ended.
        hand_back jsonb, handed_back_at timestamptz,
        struck uuid,
        version integer not null default 1,
        constraint covers_are_by_another check (covering_id <> officer_id),
        constraint covers_end_after_they_begin check (last_on is null or last_on >= from_on),
        constraint covers_answered_say_by_whom check (
          (answered_at is null) = (answered_by is null) and (state = 'asked') <= (answered_at is null)
          and (state in ('accepted', 'declined')) <= (answered_at is not null)),
        constraint covers_ended_say_by_whom check (
          (ended_at is null) = (ended_by is null) and (state = 'ended') = (ended_at is not null)),
        constraint covers_kept_when_ended check ((hand_back is null) = (handed_back_at is null))
      );
      create index covers_by_officer on covers (officer_id, from_on);
      create index covers_by_covering on covers (covering_id, from_on);
      create index covers_by_offender on covers (offender_id) where offender_id is not null;
      create index covers_by_force on covers (force_id, state, from_on);
      create table course_versions (
        id uuid primary key, force_id uuid not null references forces,
        skill text not null check (skill in (${firstSkills}, ${laterSkills})),
        course_version text not null,
        -- The first day on which a course of this version counts no longer.
        superseded_on date, ${recorded},
        version integer not null default 1,
        constraint course_versions_are_named_once unique (force_id, skill, course_version)
      );
      create table skill_bookings (
        id uuid primary key, officer_id uuid not null references officers,
        skill text not null check (skill in (${firstSkills}, ${laterSkills})),
        course_version text, booked_for date not null, ${recorded},
        withdrawn_at timestamptz, withdrawn_by text,
        version integer not null default 1
      );
      create index skill_bookings_by_officer on skill_bookings (officer_id, skill);
      alter table skill_grants drop constraint skill_grants_skill_is_known;
      alter table skill_grants
        add constraint skill_grants_skill_is_known check (skill in (${firstSkills}, ${laterSkills})),
        add column course_version text,
        add column recorded_at timestamptz, add column recorded_by text,
        add column version integer not null default 1;
      -- The same question as the rule's: an absence holds, or the roster has nothing but absence for the day.
      create function is_away(who uuid, day date) returns boolean language sql stable as $$
        select exists (select from absences a where a.officer_id = who and a.withdrawn_at is null
            and a.from_on <= day and (a.last_on is null or a.last_on >= day))
          or coalesce((select bool_and(r.kind not in ('duty', 'rest')) from roster_entries r
            where r.officer_id = who and r.on_day = day), false) $$;
      -- Who stands in for an officer's file on a day: accepted, and here.
      ${coveringOn()};
    `)
    for (const [parameter, value, standing, source] of rosterPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [parameter] of rosterPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
    await runner.query(`
      drop function covering_on(uuid, uuid, date);
      drop function is_away(uuid, date);
      delete from skill_grants where skill not in (${firstSkills});
      alter table skill_grants drop constraint skill_grants_skill_is_known;
      alter table skill_grants
        add constraint skill_grants_skill_is_known check (skill in (${firstSkills})),
        drop column course_version, drop column recorded_at, drop column recorded_by,
        drop column version;
      drop table skill_bookings, course_versions, covers, on_call_turns, roster_entries, absences;
    `)
  }
}
