// The audit log: every view, search, change and export, insert-only.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Audit20261122070100 implements MigrationInterface {
  name = 'Audit20261122070100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_events (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor text not null,
        action text not null,
        path text,
        offender_id uuid,
        offender_ids uuid[] not null default '{}',
        fields text[] not null default '{}',
        shown_count integer,
        result text not null,
        reason text,
        request_id uuid,
        constraint audit_events_result_is_known check (result in ('shown', 'done', 'denied', 'refused'))
      );
      create index audit_events_by_time on audit_events (at, id);
      create index audit_events_by_offender on audit_events (offender_id, at) where offender_id is not null;
      create index audit_events_by_actor on audit_events (actor, at);
      create index audit_events_by_offenders on audit_events using gin (offender_ids);
      create function audit_events_are_never_changed() returns trigger language plpgsql as $$
        begin raise exception 'the audit log is never changed'; end $$;
      create trigger audit_events_never_change before update or delete on audit_events
        for each row execute function audit_events_are_never_changed();
      create trigger audit_events_never_truncate before truncate on audit_events
        for each statement execute function audit_events_are_never_changed();
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke update, delete, truncate on audit_events from mosovo_app;
        end if;
      end $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_events; drop function audit_events_are_never_changed()')
  }
}
