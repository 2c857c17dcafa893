// Tables of the plumbing: kept answers, the running server's clock, browser sessions.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Platform20261122070000 implements MigrationInterface {
  name = 'Platform20261122070000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kept_answers (
        account text not null, method text not null, path text not null, key text not null,
        body_digest text not null, answer jsonb, kept_at timestamptz not null,
        primary key (account, method, path, key)
      );
      create index kept_answers_by_age on kept_answers (kept_at);
      create table server_clock (
        "only" boolean primary key default true,
        setting text, offset_ms bigint not null,
        constraint server_clock_is_one_row check ("only")
      );
      create table sessions (
        id_digest text primary key, account_id uuid, data jsonb not null,
        began_at timestamptz not null, seen_at timestamptz not null, ended_at timestamptz
      );
      create index sessions_by_account on sessions (account_id) where ended_at is null;
      create index sessions_by_age on sessions (seen_at);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sessions, server_clock, kept_answers')
  }
}
