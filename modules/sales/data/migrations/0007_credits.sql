-- Who is credited with a deal, in whole percent: [{"userId", "percent"}], together a hundred. Empty: its owner alone. Somebody whom a
-- restored archive does not know stands there without a name, and their share stays theirs.
create function kith.is_split(credits jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(credits) = 'array' and (jsonb_array_length(credits) = 0 or (
    select sum((c ->> 'percent')::integer) = 100 and min((c ->> 'percent')::integer) > 0
      and count(distinct c ->> 'userId') = count(c ->> 'userId')
    from jsonb_array_elements(credits) c))
$$;

alter table deals add column credits jsonb not null default '[]' check (kith.is_split(credits));

-- What of an amount in minor units falls to the share in a place (from 1): rounded down, and what is left over goes, one unit each, to the
-- shares with the largest remainders, the first ones among equals. So the parts come to the whole, exactly.
create function kith.credited(amount bigint, credits jsonb, place integer) returns bigint language sql immutable as $$
  select case when jsonb_array_length(credits) = 0 then amount else (
    with part as (
      select c.at, floor(amount * (c.share ->> 'percent')::numeric / 100) as whole,
        amount * (c.share ->> 'percent')::numeric / 100 - floor(amount * (c.share ->> 'percent')::numeric / 100) as remainder
      from jsonb_array_elements(credits) with ordinality as c(share, at)),
    ranked as (
      select at, whole, row_number() over (order by remainder desc, at) as turn, amount - sum(whole) over () as left_over from part)
    select (whole + case when turn <= left_over then 1 else 0 end)::bigint from ranked where at = place) end
$$;

-- A row for each share of each deal, that of the owner where nobody shared it.
create view deal_credits with (security_invoker) as
  select d.workspace_id, d.id as deal_id, case when c.at is null then d.owner_id else (c.share ->> 'userId')::uuid end as user_id,
    coalesce((c.share ->> 'percent')::integer, 100) as percent, coalesce(c.at, 1)::integer as place
  from deals d left join lateral jsonb_array_elements(d.credits) with ordinality as c(share, at) on true
  where d.deleted_at is null;
do $$ begin
  execute format('grant select on deal_credits to %I', current_setting('kith.app_role'));
end $$;
