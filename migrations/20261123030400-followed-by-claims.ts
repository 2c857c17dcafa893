// A claim that stands and a printed page that is out follow a person into the record that is kept, and back; nothing else of them is rewritten.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Between two records of which one is merged into the other; the row itself stays as it was made. */
const follows = `
        if new.offender_id is distinct from old.offender_id and not exists (select from offenders o
            where (o.id = old.offender_id and o.merged_into = new.offender_id)
              or (o.id = new.offender_id and o.merged_into = old.offender_id)) then
          raise exception '% goes with a person, and to nobody else', tg_table_name;
        end if;`

const claims = (whose: string, more: string): string => `
  create or replace function weekend_claims_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.ended_at is not null or (new.id, ${whose}new.recorded_at, new.recorded_by,
          new.until_on, new.crew, new.officer_ids) is distinct from (old.id, ${whose.replaceAll('new.', 'old.')}old.recorded_at,
          old.recorded_by, old.until_on, old.crew, old.officer_ids) then
        raise exception 'a claim is made and ended, never rewritten';
      end if;${more}
      return new;
    end $$`

const packs = (whose: string, more: string): string => `
  create or replace function packs_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.returned_at is not null or (new.id, ${whose}new.claim_id, new.year, new.number,
          new.recorded_at, new.recorded_by, new.content) is distinct from (old.id, ${whose.replaceAll('new.', 'old.')}old.claim_id,
          old.year, old.number, old.recorded_at, old.recorded_by, old.content) then
        raise exception 'a printed page comes back once, and is never rewritten';
      end if;${more}
      return new;
    end $$`

export class FollowedByClaims20261123030400 implements MigrationInterface {
  name = 'FollowedByClaims20261123030400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(claims('', follows))
    await runner.query(packs('', follows))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(claims('new.offender_id, ', ''))
    await runner.query(packs('new.offender_id, ', ''))
  }
}
