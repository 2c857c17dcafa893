// The force: its offices, teams, areas, stations, officers and their skills.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Officers20261122070300 implements MigrationInterface {
  name = 'Officers20261122070300'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table forces (
        id uuid primary key, name text not null unique,
        baseline_on date, live_since timestamptz, live_by text
      );
      create table teams (
        id uuid primary key, force_id uuid not null references forces,
        name text not null, from_import boolean not null,
        constraint teams_are_named_once unique (force_id, name)
      );
      create table areas (
        force_id uuid not null references forces, district text not null,
        team_id uuid not null references teams,
        primary key (force_id, district)
      );
      create index areas_by_team on areas (team_id);
      create table stations (
        id uuid primary key, force_id uuid not null references forces, name text not null,
        listed_from date not null, listed_until date,
        constraint stations_are_named_once unique (force_id, name)
      );
      create table officers (
        id uuid primary key, force_id uuid not null references forces,
        team_id uuid references teams,
        key text not null, name text not null, collar_number text,
        rank text not null, is_constable boolean not null, phone text,
        from_import boolean not null, version integer not null default 1,
        constraint officers_have_one_key unique (force_id, key),
        constraint officers_rank_is_known check (
          rank in ('constable', 'sergeant', 'inspector', 'chief_inspector', 'staff'))
      );
      create index officers_by_team on officers (team_id);
      create table skill_grants (
        id uuid primary key, officer_id uuid not null references officers,
        skill text not null, held_from date not null, held_until date,
        constraint skill_grants_skill_is_known check (
          skill in ('mosovo', 'arms_assessor', 'arms_approver', 'visor'))
      );
      create index skill_grants_by_officer on skill_grants (officer_id, skill);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table skill_grants, officers, stations, areas, teams, forces')
  }
}
