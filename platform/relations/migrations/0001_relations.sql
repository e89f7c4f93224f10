-- How two records can stand to each other. Ready-made ones are known to the program by their key and get a row once a
-- workspace uses or changes them; their words stand in the catalogues unless somebody chose others.
create table relation_types (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  builtin        text,
  from_object    text not null,
  to_object      text not null,
  -- Read from either end the same, as family is: kept once, whichever way it was entered.
  is_symmetric   boolean not null,
  label_forward  text,
  label_backward text,
  archived_at    timestamptz,
  created_by     uuid,
  created_at     timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, builtin),
  check (builtin is not null or (label_forward is not null and label_backward is not null)),
  check (not is_symmetric or from_object = to_object)
);
create unique index relation_types_by_words
  on relation_types (workspace_id, from_object, to_object, lower(label_forward), lower(label_backward)) where archived_at is null;
select kith.protect('relation_types');

-- Who stands how to whom. The ends are records of the type's objects, any object: so without a foreign key; an end that
-- is no more is not shown, and goes with what removes records for good.
create table relations (
  workspace_id uuid not null,
  id           uuid not null,
  type_id      uuid not null,
  from_id      uuid not null,
  to_id        uuid not null,
  note         text,
  since        date,
  until        date,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, type_id, from_id, to_id),
  foreign key (workspace_id, type_id) references relation_types (workspace_id, id) on delete cascade,
  check (from_id <> to_id),
  check (until >= since)
);
create index relations_by_from on relations (workspace_id, from_id);
create index relations_by_to on relations (workspace_id, to_id);
select kith.protect('relations');
