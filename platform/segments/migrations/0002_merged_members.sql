-- Read when records are merged (platform/duplicates/merge/references.ts): whoever was in a list is in it as who they are now.
comment on table segment_members is 'Who is in a segment. merge: follows record_id';
