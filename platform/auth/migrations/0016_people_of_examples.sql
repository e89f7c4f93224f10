-- Colleagues that the demo data brings along: nobody signs in as them and no mail goes to them. They go with the demo of
-- their workspace.
alter table users add column demo_of uuid references workspaces (id) on delete cascade;
create index users_by_demo on users (demo_of) where demo_of is not null;
