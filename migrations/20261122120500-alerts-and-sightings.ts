// Alerts that an inspector answers by choosing what is done, and sightings of a person that are no visits.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const alertPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['visits.alert_days.very_high', 1, 'product default', 'No published source found'],
  ['visits.alert_days.high', 7, 'product default', 'No published source found'],
  ['visits.alert_days.medium', 0, 'product default', 'No published source found'],
  ['visits.alert_days.low', 0, 'product default', 'No published source found'],
  ['visits.attempts_before_alert', 3, 'product default', 'No published source found'],
  ['visits.alert_again_days', 7, 'product default', 'No published source found'],
]

const choices = `('another_time', 'another_crew', 's96b_warrant', 'arrest', 'circulated',
  'whereabouts_unknown', 'wait')`

const alerts = `
  alter table escalations
    drop constraint escalations_kind_check,
    add constraint escalations_kind_check check (
      kind in ('visit_overdue', 'failed_attempts', 'missing_arms', 'visit_alert')),
    -- Waits for an inspector's choice, beside whatever answer the supervisor gives.
    add column is_alert boolean not null default false,
    add column chosen_at timestamptz, add column chosen_by text, add column choice text,
    add column why text, add column look_again_on date,
    add constraint escalations_choice_is_known check (choice in ${choices}),
    add constraint escalations_chosen_say_all check (
      (chosen_at is null) = (chosen_by is null) and (chosen_at is null) = (choice is null)
      and (chosen_at is null) = (why is null) and (chosen_at is null) = (look_again_on is null)),
    add constraint escalations_only_alerts_are_chosen check (is_alert or chosen_at is null),
    add constraint escalations_looked_at_again_later check (
      look_again_on > (chosen_at at time zone 'Europe/London')::date),
    add constraint escalations_alerts_go_to_the_inspector check (to_inspector or not is_alert),
    add constraint escalations_alerts_are_of_visits check (
      case kind when 'visit_alert' then is_alert when 'missing_arms' then not is_alert else true end);
  create index escalations_alerts on escalations (offender_id, raised_at desc) where is_alert`

// `struck` names the correction that struck the row out; no reader shows such a row as a fact.
const sightings = `
  create table sightings (
    id uuid primary key,
    force_id uuid not null references forces,
    offender_id uuid not null references offenders,
    recorded_at timestamptz not null, recorded_by text not null,
    origin text not null check (origin in ('here', 'register')), struck uuid,
    at timestamptz not null, on_date date not null,
    place text not null, what text not null,
    -- Whoever saw the person: an officer of the force by key, or somebody of an agency or another team.
    officer text, agency text, name text not null,
    with_children boolean,
    constraint sightings_are_of_an_officer_or_an_agency check ((officer is null) <> (agency is null))
  );
  create index sightings_by_offender on sightings (offender_id, at desc, id desc);
  create table sighting_reads (
    sighting_id uuid primary key references sightings,
    read_at timestamptz not null, read_by text not null
  );
  create function sightings_are_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'a sighting is never deleted'; end if;
      if (to_jsonb(new) - 'struck' - 'offender_id') is distinct from
         (to_jsonb(old) - 'struck' - 'offender_id') then
        raise exception 'a sighting is never changed: it is struck out, and told anew';
      end if;
      return new;
    end $$;
  create trigger sightings_are_kept before update or delete on sightings
    for each row execute function sightings_are_kept();
  create trigger sighting_reads_are_kept before update or delete on sighting_reads
    for each row execute function sightings_are_kept()`

const hidden = `(coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))`

const guarded = `
  alter table sightings enable row level security;
  alter table sightings force row level security;
  create policy shown_unless_hidden on sightings using (offender_id <> all ${hidden}) with check (true)`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke delete, truncate on sightings from mosovo_app;
      revoke update, delete, truncate on sighting_reads from mosovo_app;
    end if;
  end $$`

export class AlertsAndSightings20261122120500 implements MigrationInterface {
  name = 'AlertsAndSightings20261122120500'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [alerts, sightings, guarded, grants]) await runner.query(part)
    for (const [parameter, value, standing, source] of alertPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [parameter] of alertPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
    await runner.query(`
      drop table sighting_reads, sightings;
      drop function sightings_are_kept();
      delete from correction_rows r where r.table_name = 'sightings';
      delete from escalations e where e.kind = 'visit_alert';
      drop index escalations_alerts;
      alter table escalations
        drop constraint escalations_kind_check,
        add constraint escalations_kind_check check (
          kind in ('visit_overdue', 'failed_attempts', 'missing_arms')),
        drop constraint escalations_alerts_are_of_visits,
        drop constraint escalations_alerts_go_to_the_inspector,
        drop column is_alert, drop column chosen_at, drop column chosen_by, drop column choice,
        drop column why, drop column look_again_on`)
  }
}
