-- Of a ticket that no conversation is about its customer is asked, too. A survey is about one of the two.
alter table surveys
  alter column conversation_id drop not null,
  add column ticket_id uuid,
  add constraint surveys_about_one check (num_nonnulls(conversation_id, ticket_id) = 1),
  add constraint surveys_once_a_ticket unique (workspace_id, ticket_id),
  add constraint surveys_of_ticket foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade;
drop policy narrowed_by_record on surveys;
do $$ begin
  execute format('create policy narrowed_by_record on surveys as restrictive for select to %I using (
    case when ticket_id is null then kith.sees(''conversation'', conversation_id) else kith.sees(''ticket'', ticket_id) end)', kith.narrowed_role());
end $$;
