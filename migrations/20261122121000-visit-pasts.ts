// How each visit was owed before its latest-by or its suspension changed: so that days overdue stay as they were lived.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Of what was owed before these rows were kept, the leavings of an overdue visit that is still owed tell. */
const before = `insert into visit_pasts (duty_id, until_at, due_on)
  select d.id, l.left_at, l.due_on from leavings l join duties d on d.offender_id = l.offender_id
    and d.kind = 'visit' and d.opened_at < l.left_at and coalesce(d.closed_at, 'infinity') > l.left_at
  on conflict do nothing`

export class VisitPasts20261122121000 implements MigrationInterface {
  name = 'VisitPasts20261122121000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table visit_pasts (
        duty_id uuid not null references duties on delete cascade,
        -- Until when it stood so; of several changes at one instant the first keeps what stood before.
        until_at timestamptz not null,
        due_on date, suspended_on date,
        primary key (duty_id, until_at)
      );
      ${before};
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke update, delete, truncate on visit_pasts from mosovo_app;
        end if;
      end $$`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table visit_pasts')
  }
}
