-- By which API key an undo was asked for: a key that may see less than its maker does not read what theirs left as it was.
alter table undos add column made_by_key uuid;
