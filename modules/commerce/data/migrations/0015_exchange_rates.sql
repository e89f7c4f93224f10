-- What one unit of a currency was worth in that of the workspace, from a day on until the next one there is.
create table exchange_rates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  -- The workspace's currency as it was then: rates into another one stay, and count no more.
  base         text not null check (base ~ '^[A-Z]{3}$' and base <> currency),
  day          date not null,
  rate         numeric(30, 12) not null check (rate > 0),
  -- The same between minor units, which are hundredths of one and thousandths of another.
  minor_rate   numeric(36, 15) not null check (minor_rate > 0),
  primary key (workspace_id, currency, base, day)
);
select kith.protect('exchange_rates');

-- An amount in the workspace's currency, by the last rate up to a day; null where none is known. Minor units, halves away from zero.
create function kith.worth(of_workspace uuid, amount bigint, of_currency text, on_day date) returns bigint
  language sql stable as $$
  select case when w.currency = of_currency then amount else round(amount * (
      select r.minor_rate from exchange_rates r
      where r.workspace_id = of_workspace and r.currency = of_currency and r.base = w.currency and r.day <= on_day
      order by r.day desc limit 1))::bigint end
  from workspaces w where w.id = of_workspace
$$;
