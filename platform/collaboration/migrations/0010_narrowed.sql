-- What is said about a record shows to whom the record shows.
select kith.narrow_by_record('comments', 'object', 'record_id');
select kith.narrow_by_record('hand_overs', 'object', 'record_id');
