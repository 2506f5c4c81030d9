CREATE TABLE change(note INTEGER NOT NULL REFERENCES migrated_note(id));

CREATE TRIGGER log_changes AFTER UPDATE ON migrated_note
BEGIN
  INSERT INTO change(note) VALUES (new.id);
  DELETE FROM change WHERE note < 0;
END;
