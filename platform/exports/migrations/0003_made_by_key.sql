-- By which API key an export was asked for: a key that may see less than its maker does not fetch theirs.
alter table exports add column made_by_key uuid;
