-- How a table is changed that others refer to; foreign keys cannot be switched off within a transaction.
PRAGMA foreign_keys = OFF;
CREATE TABLE rebuilt(id INTEGER PRIMARY KEY, body TEXT NOT NULL, pinned INTEGER NOT NULL);
INSERT INTO rebuilt SELECT id, body, 0 FROM migrated_note;
DROP TABLE migrated_note;
ALTER TABLE rebuilt RENAME TO migrated_note;
PRAGMA foreign_keys = ON;
