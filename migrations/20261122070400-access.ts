// Who may sign in: accounts, tokens of programs, throttled tries.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Access20261122070400 implements MigrationInterface {
  name = 'Access20261122070400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accounts (
        id uuid primary key, username text not null unique, password_hash text,
        role text not null, force_id uuid not null references forces,
        team_id uuid references teams, officer_id uuid references officers,
        disabled_at timestamptz, made_at timestamptz not null, version integer not null default 1,
        constraint accounts_username_is_plain check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
        constraint accounts_role_is_known check (role in (
          'officer', 'supervisor', 'inspector', 'chief_inspector', 'analyst', 'frontline',
          'control_room', 'auditor', 'station', 'admin', 'system')),
        constraint accounts_of_a_team_name_it check (
          role not in ('officer', 'supervisor', 'frontline') or team_id is not null)
      );
      create index accounts_by_officer on accounts (officer_id);
      create index accounts_by_team on accounts (team_id);
      create table tokens (
        id uuid primary key, account_id uuid not null references accounts,
        digest text not null unique, label text not null, made_at timestamptz not null,
        expires_at timestamptz, withdrawn_at timestamptz
      );
      create index tokens_by_account on tokens (account_id);
      create table sign_in_tries (
        id bigint generated always as identity primary key,
        username text not null, remote text not null, at timestamptz not null
      );
      create index sign_in_tries_by_username on sign_in_tries (username, at);
      create index sign_in_tries_by_remote on sign_in_tries (remote, at);
      alter table sessions add constraint sessions_have_an_account
        foreign key (account_id) references accounts;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sessions drop constraint sessions_have_an_account;
      drop table sign_in_tries, tokens, accounts`)
  }
}
