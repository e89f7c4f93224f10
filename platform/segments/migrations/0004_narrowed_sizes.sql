-- What was counted over everybody is told to whoever sees everybody.
do $$ begin
  execute format('create policy narrowed on segment_sizes as restrictive for select to %I using (
    (select kith.reads(s.object) is null from segments s where s.workspace_id = segment_sizes.workspace_id and s.id = segment_id))',
    kith.narrowed_role());
end $$;
