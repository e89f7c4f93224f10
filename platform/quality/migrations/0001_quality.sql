-- What is wrong with which record, as far as a job can tell; records without a flaw have no row. Filters ask it as
-- `quality.marks`.
create table quality_marks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  marks        jsonb not null,
  primary key (workspace_id, id)
);
create index quality_marks_by_object on quality_marks (workspace_id, object, id);
select kith.protect('quality_marks');

-- The figures of an object type when it was last measured, and how far a measurement under way has come.
create table quality_figures (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  object       text not null,
  is_running   boolean not null default false,
  cursor       uuid,
  done         bigint not null default 0,
  -- Counted so far: {filled: {field: n}, marks: {mark: n}}.
  counting     jsonb not null default '{"filled": {}, "marks": {}}',
  total        bigint not null default 0,
  filled       jsonb not null default '{}',
  marks        jsonb not null default '{}',
  measured_at  timestamptz,
  primary key (workspace_id, object)
);
select kith.protect('quality_figures');
