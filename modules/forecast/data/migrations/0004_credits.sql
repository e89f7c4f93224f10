-- Who was credited that night: as deals have it (sales, 0007_credits).
alter table forecast_states add column credits jsonb not null default '[]';
