-- A score shows to whom its contact shows, so that groups count no others.
do $$ begin
  execute format('create policy narrowed_by_record on rfm_scores as restrictive for select to %I using (kith.sees(''contact'', id))',
    kith.narrowed_role());
end $$;
