CREATE INDEX migrated_note_body ON migrated_note(body);
