// Who agreed to the later day by which somebody left the list of overdue visits: neither of the two confirms it.
import type { MigrationInterface, QueryRunner } from 'typeorm'

const guard = (more: string): string => `
  create or replace function leavings_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.confirmed_at is not null then raise exception 'a leaving begins unconfirmed'; end if;
        return new;
      end if;
      if tg_op = 'DELETE' then raise exception 'a leaving is never deleted'; end if;
      if old.confirmed_at is not null then
        raise exception 'a leaving that was confirmed is never changed';
      end if;
      if (new.id, new.force_id, new.offender_id, new.level, new.how, new.because, new.due_on,
          new.left_at, new.made_by${more.replaceAll('$', 'new')}) is distinct from (old.id, old.force_id, old.offender_id,
          old.level, old.how, old.because, old.due_on, old.left_at, old.made_by${more.replaceAll('$', 'old')}) then
        raise exception 'how somebody left the list is never changed';
      end if;
      return new;
    end $$;`

/** One that was confirmed by whoever had agreed stays as it was told: it was let then. */
const agreed = `
  update leavings l set agreed_by = p.decided_by from visit_plans p
  where l.how = 'plan moved' and p.offender_id = l.offender_id and p.struck is null
    and p.recorded_by = l.made_by and p.decided_at = l.left_at and p.decided_by is not null
    and l.confirmed_by is distinct from p.decided_by`

export class LeavingsAgreed20261123031000 implements MigrationInterface {
  name = 'LeavingsAgreed20261123031000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table leavings add column agreed_by text,
        add constraint leavings_agreed_by_another check (agreed_by <> made_by),
        add constraint leavings_take_a_third check (confirmed_by <> agreed_by);
      alter table leavings disable trigger leavings_are_guarded`)
    await runner.query(agreed)
    await runner.query(`
      alter table leavings enable trigger leavings_are_guarded;
      ${guard(', $.agreed_by')}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${guard('')}
      alter table leavings drop column agreed_by`)
  }
}
