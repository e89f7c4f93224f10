-- A pair, or a merge, shows to whom all its records show: each names the others.
do $$ begin
  execute format('create policy narrowed_by_record on duplicate_pairs as restrictive for select to %I
    using (kith.sees(object, a_id) and kith.sees(object, b_id))', kith.narrowed_role());
  execute format('create policy narrowed_by_record on merges as restrictive for select to %I
    using (kith.sees(object, survivor_id) and not exists (select from unnest(loser_ids) as loser where not kith.sees(object, loser)))',
    kith.narrowed_role());
end $$;
