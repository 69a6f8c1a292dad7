import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';

type Sql = Pass<Permission>['sql'];

/**
 * SQL that says of an obligation row named `o` why its night is excused: 'closure', 'suspended', 'closed_down', or null
 * when the return is expected. The same rule as expectedOn in rules.ts, for thousands of nights at once; an obligation
 * stands only for nights from onboarding on.
 */
export function excuseOf(sql: Sql) {
  return sql`(case when exists (select from closure c where c.county = o.county and c.lodging_id = o.lodging_id
      and c.approved and o.business_day between c.from_day and c.to_day) then 'closure'
    else (select nullif(s.status, 'operating') from lodging_status s where s.county = o.county
      and s.lodging_id = o.lodging_id and s.from_day <= o.business_day order by s.from_day desc limit 1) end)`;
}
