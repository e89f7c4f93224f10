-- Whoever may not see a record sees nothing of what is said, followed or handed over on it.
select kith.narrow_by_record('comments', 'object', 'record_id');
select kith.narrow_by_record('followers', 'object', 'record_id');
select kith.narrow_by_record('hand_overs', 'object', 'record_id');
