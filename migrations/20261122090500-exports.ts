// Exports: each file that was taken out, by whom, with which filters, how many rows, and the hash of its bytes.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source], as in the first policy. */
export const exportPolicyRows: readonly (readonly [string, unknown, string, string])[] = [
  ['exports.large_rows', 500, 'product default', 'No published source found'],
]

export class Exports20261122090500 implements MigrationInterface {
  name = 'Exports20261122090500'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exports (
        id uuid primary key,
        force_id uuid not null references forces, team_id uuid references teams,
        -- The request that asked for it: its rows in the audit log say the same number.
        request_id uuid, actor text not null,
        what text not null, format text not null, filters jsonb not null,
        state text not null, rows integer, sha256 text, bytes bigint,
        begun_at timestamptz not null, done_at timestamptz,
        version integer not null default 1,
        constraint exports_format_is_known check (format in ('csv', 'pdf')),
        constraint exports_state_is_known check (state in ('begun', 'done')),
        constraint exports_done_say_what_was_sent check (
          (state = 'done') = (rows is not null and sha256 is not null and bytes is not null
            and done_at is not null)),
        constraint exports_hash_is_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
      );
      create index exports_by_force on exports (force_id, begun_at desc, id desc);
      create index exports_by_team on exports (team_id, begun_at desc, id desc) where team_id is not null;
      create function exports_are_kept() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then raise exception 'an export is never deleted'; end if;
          if old.state = 'done' or (new.id, new.force_id, new.team_id, new.request_id, new.actor, new.what,
              new.format, new.filters, new.begun_at) is distinct from (old.id, old.force_id, old.team_id,
              old.request_id, old.actor, old.what, old.format, old.filters, old.begun_at) then
            raise exception 'what an export was is never changed';
          end if;
          return new;
        end $$;
      create trigger exports_are_kept before update or delete on exports
        for each row execute function exports_are_kept();
    `)
    for (const [parameter, value, standing, source] of exportPolicyRows)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from policy_values where parameter = 'exports.large_rows'`)
    await runner.query('drop table exports; drop function exports_are_kept()')
  }
}
