-- A price bears the name of its product, so it shows to whom the product shows.
do $$ begin
  execute format('create policy narrowed_by_product on prices as restrictive for select to %I using (kith.sees(''product'', product_id))',
    kith.narrowed_role());
end $$;
