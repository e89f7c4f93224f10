-- Numbers of documents by their series and year: the row's lock gives each number once, and a rolled back one comes again.
create table number_series (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  series       text not null,
  year         integer not null,
  last         integer not null,
  primary key (workspace_id, series, year)
);
select kith.protect('number_series');
