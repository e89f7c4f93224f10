-- What happened shows to whom its record shows.
do $$ begin
  execute format('create policy narrowed on events as restrictive for select to %I using (kith.sees_event(object, record_id, contact_id, company_id))',
    kith.narrowed_role());
end $$;
