// The whole record of a visit: what was seen and said, its words as they were before, and a supervisor's word where none were written.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const visitRecordPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['visits.write_up_decision_days', 7, 'product default', 'No published source found'],
]

const added = `
  alter table visits
    add column left_at timestamptz,
    add column home jsonb,
    add column present jsonb not null default '[]',
    add column conditions jsonb not null default '[]',
    add column aware jsonb,
    add column changes jsonb,
    add column self_reports jsonb not null default '[]',
    add column risk text check (risk in ('up', 'same', 'down')),
    add column risk_why text,
    add column agreed jsonb not null default '[]',
    add column body_worn text,
    add column visor_entry text,
    -- When and by whom an account was added later; one that came with the visit says so itself.
    add column written_up_at timestamptz,
    add column written_up_by text,
    -- A supervisor's word on a visit that nobody wrote up, and what the rule had said of it.
    add column ruling text check (ruling in ('counts', 'does_not_count')),
    add column ruled_at timestamptz, add column ruled_by text, add column ruled_why text,
    add column judged_because text,
    add constraint visits_end_after_they_begin check (left_at is null or left_at between at and recorded_at),
    add constraint visits_moved_risk_says_why check (risk is null or risk = 'same' or risk_why is not null),
    add constraint visits_written_up_say_who check ((written_up_at is null) = (written_up_by is null)),
    add constraint visits_written_up_have_an_account check (written_up_at is null or account is not null),
    add constraint visits_ruled_say_who check ((ruling is null) = (ruled_at is null)
      and (ruling is null) = (ruled_by is null) and (ruling is null) = (ruled_why is null)
      and (ruling is null) = (judged_because is null)),
    add constraint visits_ruled_by_another check (ruled_by is null or ruled_by <> recorded_by),
    add constraint visits_ruled_out_do_not_qualify check (ruling is distinct from 'does_not_count' or not qualifies);
  create index visits_not_written_up on visits (offender_id)
    where seen <> 'no' and origin = 'here' and (account is null or written_up_at is not null or ruling is not null)`

const removed = [
  ...['left_at', 'home', 'present', 'conditions', 'aware', 'changes', 'self_reports', 'risk'],
  ...['risk_why', 'agreed', 'body_worn', 'visor_entry', 'written_up_at', 'written_up_by', 'ruling'],
  ...['ruled_at', 'ruled_by', 'ruled_why', 'judged_because'],
]

// `struck` names the correction that struck the row out; no reader shows such a row as a fact.
const words = `
  create table visit_words (
    id uuid primary key,
    force_id uuid not null references forces,
    offender_id uuid not null references offenders,
    visit_id uuid not null references visits,
    -- Who wrote these words and when; and who put others in their place, and when.
    words jsonb not null, written_at timestamptz not null, written_by text not null,
    recorded_at timestamptz not null, recorded_by text not null,
    struck uuid
  );
  create index visit_words_by_visit on visit_words (visit_id, recorded_at desc);
  create index visit_words_by_offender on visit_words (offender_id)`

const hidden = `(coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))`

const guarded = `
  alter table visit_words enable row level security;
  alter table visit_words force row level security;
  create policy shown_unless_hidden on visit_words using (offender_id <> all ${hidden}) with check (true)`

const kept = `
  create function visit_words_are_kept() returns trigger language plpgsql as $$
    declare
      -- A correction strikes a row out or moves it with its person.
      freely constant text[] := array['struck', 'offender_id'];
    begin
      if tg_op = 'DELETE' then raise exception 'what was written before is never deleted'; end if;
      if (to_jsonb(new) - freely) <> (to_jsonb(old) - freely) then
        raise exception 'what was written before is never changed';
      end if;
      return new;
    end $$;
  create trigger visit_words_are_kept before update or delete on visit_words
    for each row execute function visit_words_are_kept()`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke delete, truncate on visit_words from mosovo_app;
    end if;
  end $$`

export class VisitRecord20261122120000 implements MigrationInterface {
  name = 'VisitRecord20261122120000'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [added, words, guarded, kept, grants]) await runner.query(part)
    for (const [parameter, value, standing, source] of visitRecordPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [parameter] of visitRecordPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
    await runner.query(`
      drop table visit_words;
      drop function visit_words_are_kept();
      drop index visits_not_written_up;
      delete from correction_rows r where r.table_name = 'visit_words'`)
    await runner.query(
      `alter table visits ${removed.map((column) => `drop column ${column}`).join(', ')}`,
    )
  }
}
