// The sealed audit log: each row's digest, the linked seals over them, and what every verification found.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]; the suite's own policy is built from the same rows. */
export const auditPolicyRows: readonly (readonly [string, unknown, string, string])[] = [
  ['audit.clock_jump_seconds', 60, 'product default', 'No published source found'],
  ['audit.verify_hours', 48, 'product default', 'No published source found'],
]

const insertOnly = (table: string): string => `
  create trigger ${table}_never_change before update or delete on ${table}
    for each row execute function audit_events_are_never_changed();
  create trigger ${table}_never_truncate before truncate on ${table}
    for each statement execute function audit_events_are_never_changed();`

export class AuditSeals20261122090100 implements MigrationInterface {
  name = 'AuditSeals20261122090100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Rows older than this have no digest: the first seals take them in as they stand.
      alter table audit_events
        add column xid xid8 not null default pg_current_xact_id(),
        add column nonce uuid,
        add column digest bytea;
      alter table audit_events add constraint audit_events_carry_their_digest
        check (nonce is not null and octet_length(digest) = 32) not valid;
      create index audit_events_by_transaction on audit_events (xid, id);
      create table audit_older_rows (rows bigint not null);
      insert into audit_older_rows (rows) select count(*) from audit_events;

      create function audit_database_time() returns timestamptz language sql volatile
        return clock_timestamp();

      create table audit_seals (
        number bigint primary key,
        key_mark bytea not null,
        base_id bigint not null,
        until_xid xid8 not null,
        until_id bigint not null,
        first_number bigint not null,
        adopted integer not null,
        event_ids bigint[] not null,
        event_xids xid8[] not null,
        row_digests bytea not null,
        previous bytea,
        digest bytea not null,
        app_at timestamptz not null,
        db_at timestamptz not null,
        moved_ms bigint not null,
        behind_ms bigint not null,
        ahead_ms bigint not null,
        constraint audit_seals_are_numbered_from_one check (number >= 1),
        constraint audit_seals_link_to_the_last check ((number = 1) = (previous is null)),
        constraint audit_seals_hold_a_digest_a_row check (
          octet_length(row_digests) = 32 * cardinality(event_ids)
          and cardinality(event_xids) = cardinality(event_ids))
      );
      create index audit_seals_by_time on audit_seals (app_at);

      -- A file of seals outside the database by the name that stands in it, and the last seal that it was told.
      create table audit_outside (
        place uuid primary key,
        told bigint not null,
        digest bytea not null
      );

      create table audit_checks (
        number bigint generated always as identity primary key,
        at timestamptz not null,
        actor text not null,
        outcome text not null,
        why text,
        last_seal bigint not null,
        rows bigint not null,
        young bigint not null,
        fault_count integer not null,
        faults jsonb not null,
        constraint audit_checks_outcome_is_known check (
          outcome in ('intact', 'tampered', 'unchecked'))
      );
      ${insertOnly('audit_older_rows')}
      ${insertOnly('audit_seals')}
      ${insertOnly('audit_checks')}
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke update, delete, truncate on audit_older_rows, audit_seals, audit_checks from mosovo_app;
        end if;
      end $$;
    `)
    for (const [parameter, value, standing, source] of auditPolicyRows)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from policy_values
        where parameter in ('audit.clock_jump_seconds', 'audit.verify_hours')`,
    )
    await runner.query(`
      drop table audit_checks;
      drop table audit_outside;
      drop table audit_seals;
      drop table audit_older_rows;
      drop function audit_database_time();
      alter table audit_events drop constraint audit_events_carry_their_digest,
        drop column xid, drop column nonce, drop column digest;
    `)
  }
}
