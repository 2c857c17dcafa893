// What was found at a visit stands before its supervisor until it is read: a mark of what was found, and who read which.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Null where nothing was found; otherwise the same for the same children, undeclared devices, conditions not kept, risk
 * up and finds taken out, and another as soon as one of them is: a rule of the visits room says the same, and a test
 * compares the two.
 */
const marked = `
  create function mark_of_found(children jsonb, devices jsonb, conditions jsonb, risk text, taken_out jsonb)
    returns text
    language sql immutable parallel safe as $$
    select case when w.found <> '[] [] [] same []' then md5(w.found) end from (select
      children::text || ' ' || jsonb_path_query_array(devices, '$[*] ? (@.undeclared == true)')::text || ' '
        || jsonb_path_query_array(conditions, '$[*] ? (@.kept == "no")')::text
        || case when risk = 'up' then ' up ' else ' same ' end || taken_out::text) w(found) $$`

const reads = `
  create table visit_reads (
    visit_id uuid not null references visits,
    -- Of what was found as it was read: whatever is found besides has another, and is unread again.
    found_mark text not null,
    read_at timestamptz not null, read_by text not null,
    constraint visit_reads_once_for_what_was_found primary key (visit_id, found_mark)
  );
  create function visit_reads_are_kept() returns trigger language plpgsql as $$
    begin raise exception 'that a visit was read is never changed'; end $$;
  create trigger visit_reads_are_kept before update or delete on visit_reads
    for each row execute function visit_reads_are_kept()`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke update, delete, truncate on visit_reads from mosovo_app;
    end if;
  end $$`

export class FoundAtVisits20261123031400 implements MigrationInterface {
  name = 'FoundAtVisits20261123031400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(marked)
    await runner.query(`
      -- What was found and an edit took out since, with who did and when: to be read all the same.
      alter table visits add column taken_out jsonb not null default '[]';
      alter table visits add column found_mark text
        generated always as (mark_of_found(children, devices, conditions, risk, taken_out)) stored;
      create index visits_found on visits (force_id, at desc, id desc)
        where found_mark is not null and struck is null`)
    await runner.query(`select known_table('visits')`)
    for (const part of [reads, grants]) await runner.query(part)
    await runner.query(`select known_table('visit_reads', 'read_at', 'visit_id')`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view known.visit_reads;
      drop table visit_reads;
      drop function visit_reads_are_kept();
      drop view known.visits;
      drop index visits_found;
      alter table visits drop column found_mark;
      alter table visits drop column taken_out;
      drop function mark_of_found(jsonb, jsonb, jsonb, text, jsonb)`)
    await runner.query(`select known_table('visits')`)
  }
}
