import { APP_ROLE } from "../tenant-table.ts";

const ACTING = `p.regency_code = nullif(current_setting('app.regency', true), '')
    and p.account_id = nullif(current_setting('app.account', true), '')`;
const TODAY = `nullif(current_setting('app.today', true), '')::date`;

const functions = ["acting_posts()", "acting_units()", "led_units()"];

/**
 * What the acting account holds today: for policies of tables whose rows belong to posts, read once a statement by
 * `(select acting_posts())`. They run with the caller's rights, so they see no other regency; without an account they are empty.
 *
 * A unit is led by who holds its one highest structural post, in whatever capacity; with it go the units below. A post without a
 * level, or with its like beside it, leads nothing.
 */
export default `
create function acting_posts() returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct h.post_id), '{}')
  from directory_person p
  join directory_holding h on h.regency_code = p.regency_code and h.person_id = p.person_id
  where ${ACTING} and h.valid_from <= ${TODAY} and h.valid_until > ${TODAY}
$$;

create function acting_units() returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct o.unit_id), '{}')
  from directory_person p
  join directory_holding h on h.regency_code = p.regency_code and h.person_id = p.person_id
  join directory_post o on o.regency_code = h.regency_code and o.post_id = h.post_id
  where ${ACTING} and h.valid_from <= ${TODAY} and h.valid_until > ${TODAY}
$$;

create function led_units() returns uuid[] language sql stable as $$
  with recursive led as (
    select o.regency_code, o.unit_id
    from directory_person p
    join directory_holding h on h.regency_code = p.regency_code and h.person_id = p.person_id
    join directory_post o on o.regency_code = h.regency_code and o.post_id = h.post_id
    where ${ACTING} and h.valid_from <= ${TODAY} and h.valid_until > ${TODAY} and o.kind = 'struktural' and o.level is not null
      and not exists (select from directory_post above
        where above.regency_code = o.regency_code and above.unit_id = o.unit_id and above.post_id <> o.post_id and above.kind = 'struktural'
          and above.valid_from <= ${TODAY} and above.valid_until > ${TODAY} and above.level collate "C" <= o.level collate "C")
    union
    select u.regency_code, u.unit_id from directory_unit u
    join led on led.regency_code = u.regency_code and led.unit_id = u.parent_id
    where u.valid_from <= ${TODAY} and u.valid_until > ${TODAY}
  )
  select coalesce(array_agg(unit_id), '{}') from led
$$;

${functions.map((name) => `revoke all on function ${name} from public;\ngrant execute on function ${name} to ${APP_ROLE};`).join("\n")}
`;
