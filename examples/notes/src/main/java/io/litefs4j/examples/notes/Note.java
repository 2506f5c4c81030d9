package io.litefs4j.examples.notes;

import java.time.Instant;

/**
 * One note.
 *
 * @param id given by the database, ascending
 * @param text what was written, without surrounding blanks, 1 to {@value #MAX_LENGTH} characters
 * @param written when, in milliseconds
 */
record Note(long id, String text, Instant written) {
    static final int MAX_LENGTH = 500;

    /**
     * Returns the text as it will be kept.
     *
     * @throws UnfitNoteException if there is nothing in it, or too much
     */
    static String fit(String text) {
        String kept = text.strip().replace("\r\n", "\n");
        if (kept.isEmpty()) {
            throw new UnfitNoteException("A note needs a text.");
        }
        int length = kept.codePointCount(0, kept.length());
        if (length > MAX_LENGTH) {
            throw new UnfitNoteException(
                    "A note has at most " + MAX_LENGTH + " characters; this one has " + length + ".");
        }
        return kept;
    }

    /** The text of a note was refused; the message is for the person who wrote it. */
    static final class UnfitNoteException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitNoteException(String message) {
            super(message);
        }
    }
}
