-- Records of the workspace's own objects: each row names its object.
select kith.narrow('records', 'object', array['owner_id']);
