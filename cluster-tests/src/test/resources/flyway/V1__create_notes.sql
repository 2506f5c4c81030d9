CREATE TABLE migrated_note(id INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO migrated_note(body) VALUES ('first');
