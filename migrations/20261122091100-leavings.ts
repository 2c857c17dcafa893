// Leavings: who of very high or high risk level left the list of overdue visits without being seen, and who confirmed it.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Leavings20261122091100 implements MigrationInterface {
  name = 'Leavings20261122091100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table leavings (
        id uuid primary key,
        force_id uuid not null references forces, offender_id uuid not null references offenders,
        -- As it stood before whatever took the person off the list.
        level text not null check (level in ('very_high', 'high')),
        how text not null check (how in ('suspended', 'reactive', 'closed', 'transferred',
          'plan moved', 'level changed', 'policy changed', 'corrected')),
        because text not null, due_on date not null,
        left_at timestamptz not null, made_by text not null check (made_by <> 'nobody'),
        confirmed_at timestamptz, confirmed_by text, checked text,
        version integer not null default 1,
        constraint leavings_confirmed_say_what_was_checked check (
          (confirmed_at is null) = (confirmed_by is null)
          and (confirmed_at is null) = (checked is null)),
        constraint leavings_take_two check (confirmed_by <> made_by)
      );
      create index leavings_unconfirmed on leavings (force_id, left_at, id) where confirmed_at is null;
      create index leavings_by_time on leavings (force_id, left_at, id);
      create index leavings_by_offender on leavings (offender_id);
      create function leavings_are_guarded() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            if new.confirmed_at is not null then raise exception 'a leaving begins unconfirmed'; end if;
            return new;
          end if;
          if tg_op = 'DELETE' then raise exception 'a leaving is never deleted'; end if;
          if old.confirmed_at is not null then
            raise exception 'a leaving that was confirmed is never changed';
          end if;
          if (new.id, new.force_id, new.offender_id, new.level, new.how, new.because, new.due_on,
              new.left_at, new.made_by) is distinct from (old.id, old.force_id, old.offender_id,
              old.level, old.how, old.because, old.due_on, old.left_at, old.made_by) then
            raise exception 'how somebody left the list is never changed';
          end if;
          return new;
        end $$;
      create trigger leavings_are_guarded before insert or update or delete on leavings
        for each row execute function leavings_are_guarded();
      create function leavings_are_kept() returns trigger language plpgsql as $$
        begin raise exception 'a leaving is never deleted'; end $$;
      create trigger leavings_never_truncate before truncate on leavings
        for each statement execute function leavings_are_kept();
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke delete, truncate on leavings from mosovo_app;
        end if;
      end $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table leavings;
      drop function leavings_are_guarded();
      drop function leavings_are_kept()
    `)
  }
}
