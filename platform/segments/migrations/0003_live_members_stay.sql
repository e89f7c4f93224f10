-- Who is in a live segment is found out anew when records are merged, and told; only fixed lists are carried over.
comment on table segment_members is 'Who is in a segment. merge: follows record_id where exists (select from segments where segments.workspace_id = segment_members.workspace_id and segments.id = segment_members.segment_id and segments.kind = ''fixed'')';
