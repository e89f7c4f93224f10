-- By which API key an import came: a key that may see less than its maker does not read what they imported.
alter table imports add column made_by_key uuid;
