-- The rebuild that may write set B and switch; another one that begins takes the place, and the earlier can do no more.
-- running_since stays for figures that are known to be incomplete (left by a rebuild of an earlier release, or set by a
-- migration that needs a rebuild): until a rebuild has ended well, nobody gets any.
ALTER TABLE rebuild ADD COLUMN run uuid;

-- A rebuild empties set B alone.
GRANT TRUNCATE, MAINTAIN ON traeger_next, school_next, room_next, pupil_count_next, device_next, watermark_next, rebuild_touched
  TO wall_platform;
REVOKE TRUNCATE ON traeger, school, room, pupil_count, device, watermark FROM wall_platform;
