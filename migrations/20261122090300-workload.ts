// The workload of each day as it was counted that night: who held how many of each level, and the figures beside it.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Workload20261122090300 implements MigrationInterface {
  name = 'Workload20261122090300'

  /**
   * Not cut into monthly tables: the server's role owns nothing, so no night could make next month's, and a
   * force adds some 200 rows a night. Every read is one range of an index that begins with force and day.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workload_snapshots (
        force_id uuid not null references forces, day date not null,
        team_id uuid not null references teams, officer_id uuid references officers,
        level text not null, caseload integer not null,
        constraint workload_snapshots_are_taken_once
          unique nulls not distinct (force_id, day, team_id, officer_id, level),
        constraint workload_snapshots_count_somebody check (caseload > 0)
      );
      create index workload_snapshots_by_team on workload_snapshots (team_id);
      create index workload_snapshots_by_officer on workload_snapshots (officer_id);
      create table workload_by_team (
        force_id uuid not null references forces, day date not null,
        team_id uuid not null references teams, level text not null, caseload integer not null,
        primary key (force_id, day, team_id, level)
      );
      create index workload_by_team_trend on workload_by_team (team_id, day) include (level, caseload);
      create table workload_by_officer (
        force_id uuid not null references forces, day date not null,
        officer_id uuid not null references officers, level text not null, caseload integer not null,
        primary key (force_id, officer_id, day, level) include (caseload)
      );
      create table workload_days (
        force_id uuid not null references forces, day date not null,
        -- Null is the whole force.
        team_id uuid references teams,
        taken_at timestamptz not null,
        caseload integer not null, officers integer not null, available integer not null,
        figures jsonb not null,
        constraint workload_days_are_taken_once unique nulls not distinct (force_id, team_id, day)
      );
      create index workload_days_by_team on workload_days (team_id, day);
      create index workload_days_everywhere on workload_days (day)
        include (caseload, officers, available) where team_id is null;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table workload_days, workload_by_officer, workload_by_team, workload_snapshots',
    )
  }
}
