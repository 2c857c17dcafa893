// Hours-clocks: who accepted a duty counted in hours, and who was rung about it.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const ringingPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['ringing.climb_minutes', 30, 'product default', 'No published source found'],
]

const recorded = `
  force_id uuid not null references forces,
  offender_id uuid not null references offenders,
  recorded_at timestamptz not null, recorded_by text not null,
  origin text not null check (origin in ('here', 'register')), struck uuid`

export class Ringing20261122100100 implements MigrationInterface {
  name = 'Ringing20261122100100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table acceptances (
        id uuid primary key, ${recorded},
        duty_kind text not null, duty_subject text not null,
        officer_id uuid references officers, name text not null
      );
      create index acceptances_by_offender on acceptances (offender_id, duty_kind, duty_subject);
      create index acceptances_by_officer on acceptances (officer_id);
      create table calls (
        id uuid primary key, ${recorded},
        duty_kind text not null, duty_subject text not null,
        officer_id uuid references officers, name text not null, phone text not null,
        rung_at timestamptz not null, answered boolean not null, said text,
        constraint calls_answered_say_what check (answered = (said is not null))
      );
      create index calls_by_offender on calls (offender_id, duty_kind, duty_subject, rung_at);
      create index calls_by_officer on calls (officer_id);
      create function calls_are_kept() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then raise exception 'who was rung, and who accepted, is never deleted'; end if;
          if (to_jsonb(new) - 'struck' - 'offender_id') is distinct from
             (to_jsonb(old) - 'struck' - 'offender_id') then
            raise exception 'who was rung, and who accepted, is never changed';
          end if;
          return new;
        end $$;
      create trigger calls_are_kept before update or delete on calls
        for each row execute function calls_are_kept();
      create trigger acceptances_are_kept before update or delete on acceptances
        for each row execute function calls_are_kept();
      create function calls_never_truncate() returns trigger language plpgsql as $$
        begin raise exception 'who was rung, and who accepted, is never deleted'; end $$;
      create trigger calls_never_truncate before truncate on calls
        for each statement execute function calls_never_truncate();
      create trigger acceptances_never_truncate before truncate on acceptances
        for each statement execute function calls_never_truncate();
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke delete, truncate on calls, acceptances from mosovo_app;
        end if;
      end $$;
      create index duties_in_hours on duties (force_id, opened_at, id)
        where closed_at is null and suspended_why is null and due_at is not null;
    `)
    for (const [parameter, value, standing, source] of ringingPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [parameter] of ringingPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
    await runner.query(`
      drop index duties_in_hours;
      drop table calls, acceptances;
      drop function calls_are_kept();
      drop function calls_never_truncate();
    `)
  }
}
