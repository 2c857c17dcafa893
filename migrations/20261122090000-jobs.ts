// Jobs: which are kept since when, the slots that are settled, every try, and what was asked for by hand.
// The counts are json and not jsonb, which would forget their order.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source], as in the first policy. */
export const jobPolicyRows: readonly (readonly [string, unknown, string, string])[] = [
  ['jobs.silence_hours', 2, 'product default', 'No published source found'],
]

export class Jobs20261122090000 implements MigrationInterface {
  name = 'Jobs20261122090000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table job_schedule (
        job text primary key, at text not null, summary text not null,
        since date not null, registered_at timestamptz not null
      );
      create table job_runs (
        job text not null, for_date date not null, state text not null,
        started_at timestamptz, finished_at timestamptz not null,
        counts json not null default '{}', asked_by text not null, attempt uuid,
        primary key (job, for_date),
        constraint job_runs_state_is_known check (state in ('done', 'not_run')),
        constraint job_runs_done_was_started check (
          state <> 'done' or (started_at is not null and attempt is not null))
      );
      create index job_runs_by_day on job_runs (for_date, job);
      create table job_attempts (
        id uuid primary key, job text not null, for_date date not null,
        started_at timestamptz not null, finished_at timestamptz,
        outcome text not null, fault text, server uuid not null, asked_by text not null,
        constraint job_attempts_outcome_is_known
          check (outcome in ('running', 'done', 'failed', 'already_run')),
        constraint job_attempts_failed_says_why check (outcome <> 'failed' or fault is not null)
      );
      create index job_attempts_by_slot on job_attempts (for_date, job);
      create index job_attempts_under_way on job_attempts (job) where outcome = 'running';
      create index job_attempts_failed on job_attempts (started_at) where outcome = 'failed';
      create table job_requests (
        id uuid primary key, job text not null, for_date date not null,
        asked_by text not null, asked_at timestamptz not null,
        finished_at timestamptz, outcome text,
        constraint job_requests_outcome_is_known
          check (outcome is null or outcome in ('done', 'failed', 'already_run')),
        constraint job_requests_finished_has_outcome
          check ((finished_at is null) = (outcome is null))
      );
      create unique index job_requests_wait_once on job_requests (job, for_date)
        where finished_at is null;
    `)
    for (const [parameter, value, standing, source] of jobPolicyRows)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from policy_values where parameter = 'jobs.silence_hours'`)
    await runner.query('drop table job_requests, job_attempts, job_runs, job_schedule')
  }
}
