// Escalations: who was told of what, once, and the answer of the one who picked up the telephone.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const escalationPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['visits.attempts_before_escalation', 2, 'product default', 'No published source found'],
]

export class Escalations20261122090400 implements MigrationInterface {
  name = 'Escalations20261122090400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table escalations (
        id uuid primary key,
        force_id uuid not null references forces, offender_id uuid not null references offenders,
        kind text not null check (kind in ('visit_overdue', 'failed_attempts', 'missing_arms')),
        -- What set it off: the same never sets off a second.
        started_by text not null,
        level text not null, to_inspector boolean not null, reason text,
        for_date date not null, because text not null,
        -- What has to be later for it to be met.
        seen_before date, clock_start date,
        raised_at timestamptz not null,
        acknowledged_at timestamptz, acknowledged_by text, spoken_to text, said text,
        version integer not null default 1,
        constraint escalations_are_raised_once unique (offender_id, kind, started_by),
        constraint escalations_answered_say_what check (
          (acknowledged_at is null) = (acknowledged_by is null)
          and (acknowledged_at is null) = (spoken_to is null)
          and (acknowledged_at is null) = (said is null)),
        constraint escalations_of_arms_say_why check ((kind = 'missing_arms') = (reason is not null)),
        constraint escalations_of_arms_know_their_clock check (
          (kind = 'missing_arms') = (clock_start is not null))
      );
      create index escalations_unanswered on escalations (force_id, for_date, id)
        where acknowledged_at is null;
      create index escalations_by_day on escalations (force_id, for_date, id);
    `)
    for (const [parameter, value, standing, source] of escalationPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table escalations')
    for (const [parameter] of escalationPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
