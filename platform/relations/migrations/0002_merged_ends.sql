-- Read when records are merged (platform/duplicates/merge/references.ts): the ends have no foreign key to be found by.
comment on table relations is 'Who stands how to whom. merge: follows from_id; merge: follows to_id';
