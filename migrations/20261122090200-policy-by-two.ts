// Policy by two: who proposed and who decided, how far a new value has been worked out, and what it changed.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class PolicyByTwo20261122090200 implements MigrationInterface {
  name = 'PolicyByTwo20261122090200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table policy_values
        add column proposed_at timestamptz,
        add column decision text,
        add column decided_by text,
        add column decided_at timestamptz,
        add column decided_why text,
        add column version integer not null default 1,
        drop constraint policy_values_have_one_start;
      update policy_values set decision = 'approved', decided_by = approved_by, decided_at = from_on
        where approved_by is not null;
      update policy_values set proposed_at = from_on where proposed_by is not null;
      alter table policy_values
        add constraint policy_values_decision_is_known check (
          decision in ('approved', 'refused', 'withdrawn')),
        add constraint policy_values_proposed_sometime check (
          (proposed_by is null) = (proposed_at is null)),
        add constraint policy_values_decided_by_somebody check (
          (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
          and (decision is null or proposed_by is not null)),
        add constraint policy_values_approver_decided check (
          (decision is not distinct from 'approved') = (approved_by is not null)
          and (approved_by is null or approved_by = decided_by)),
        add constraint policy_values_refused_by_another check (
          decision is distinct from 'refused' or decided_by <> proposed_by),
        add constraint policy_values_refused_for_a_reason check (
          decision is distinct from 'refused' or decided_why is not null),
        add constraint policy_values_withdrawn_by_proposer check (
          decision is distinct from 'withdrawn' or decided_by = proposed_by);
      -- A proposal that waits or was refused stands in nobody's way.
      create unique index policy_values_begin_once on policy_values (parameter, from_on)
        where proposed_by is null or approved_by is not null;
      create unique index policy_values_have_one_first on policy_values (parameter)
        where proposed_by is null;
      create index policy_values_by_parameter on policy_values (parameter, from_on);

      create function policy_values_are_guarded() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            if new.proposed_by is null then
              if exists (select from policy_values v where v.parameter = new.parameter) then
                raise exception 'a later value of a policy parameter needs a proposal';
              end if;
            elsif not exists (select from policy_values v
                where v.parameter = new.parameter and v.proposed_by is null) then
              raise exception 'a proposal is of a policy parameter that is known';
            elsif new.decision is not null then
              raise exception 'a proposal begins undecided';
            end if;
            return new;
          end if;
          if tg_op = 'DELETE' then
            -- A migration that brought a parameter may take it away again: its first value, as the table's owner.
            if old.proposed_by is null and current_user =
                (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
              return old;
            end if;
            raise exception 'policy is never deleted';
          end if;
          if old.proposed_by is null or old.decision is not null then
            raise exception 'policy that was decided is never changed';
          end if;
          if (new.id, new.parameter, new.value, new.from_on, new.source, new.standing, new.proposed_by, new.proposed_at)
              is distinct from (old.id, old.parameter, old.value, old.from_on, old.source, old.standing,
                old.proposed_by, old.proposed_at) then
            raise exception 'what was proposed is never changed: withdraw it and propose anew';
          end if;
          return new;
        end $$;
      create trigger policy_values_are_guarded before insert or update or delete on policy_values
        for each row execute function policy_values_are_guarded();
      create function policy_values_are_kept() returns trigger language plpgsql as $$
        begin raise exception 'policy is never deleted'; end $$;
      create trigger policy_values_never_truncate before truncate on policy_values
        for each statement execute function policy_values_are_kept();

      -- One row for each approved value: from its day on everyone is derived again, so many people at a time.
      create table policy_effects (
        policy_id uuid primary key references policy_values,
        from_on date not null,
        after_id uuid, people_total integer, people_done integer not null default 0,
        began_at timestamptz, finished_at timestamptz,
        constraint policy_effects_begin_before_they_end check (finished_at is null or began_at is not null)
      );
      create index policy_effects_to_do on policy_effects (from_on) where finished_at is null;
      create table policy_changed_duties (
        policy_id uuid not null references policy_values, offender_id uuid not null references offenders,
        kind text not null, subject text not null,
        force_id uuid not null references forces, level text not null,
        how text not null check (how in ('opened', 'closed', 'earlier', 'later')),
        old_due_on date, new_due_on date,
        became_overdue boolean not null, ceased_overdue boolean not null,
        -- What became overdue stands first, then by the day: never null, so that the list is one index range.
        place integer not null generated always as (case when became_overdue then 0 else 1 end) stored,
        due_sort date not null generated always as (coalesce(new_due_on, old_due_on, '-infinity'::date)) stored,
        primary key (policy_id, offender_id, kind, subject)
      );
      create index policy_changed_duties_listed on policy_changed_duties
        (policy_id, force_id, place, due_sort, offender_id, kind, subject);
      create index policy_changed_duties_by_offender on policy_changed_duties (offender_id);
      do $$ begin
        if exists (select from pg_roles where rolname = 'mosovo_app') then
          revoke delete, truncate on policy_values from mosovo_app;
          revoke delete, truncate on policy_effects from mosovo_app;
          revoke update, delete, truncate on policy_changed_duties from mosovo_app;
        end if;
      end $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table policy_changed_duties, policy_effects;
      drop trigger policy_values_are_guarded on policy_values;
      drop trigger policy_values_never_truncate on policy_values;
      drop function policy_values_are_guarded();
      drop function policy_values_are_kept();
      drop index policy_values_begin_once, policy_values_have_one_first, policy_values_by_parameter;
      -- The table of before can hold one proposal a day; of those decided against it knew nothing.
      delete from policy_values where proposed_by is not null and approved_by is null;
      alter table policy_values
        drop column proposed_at, drop column decision, drop column decided_by, drop column decided_at,
        drop column decided_why, drop column version,
        add constraint policy_values_have_one_start unique (parameter, from_on);
    `)
  }
}
