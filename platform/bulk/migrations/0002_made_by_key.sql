-- By which API key a job was asked for: a key that may see less than its maker does not read what theirs are about.
alter table bulk_jobs add column made_by_key uuid;
