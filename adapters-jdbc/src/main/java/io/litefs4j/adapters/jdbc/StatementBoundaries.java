package io.litefs4j.adapters.jdbc;

/**
 * Tells where one SQL statement ends and the next begins. A semicolon ends a statement, except inside
 * {@code CREATE TRIGGER}, which lasts until {@code ; END ;}. Not thread-safe.
 *
 * <p><b>Source:</b> SQLite {@code parse.y}, {@code ecmd} and {@code trigger_cmd_list}.
 */
final class StatementBoundaries {
    private enum State {
        BETWEEN,
        OPENING,
        CREATING,
        BODY,
        TRIGGER,
        TRIGGER_SEMICOLON,
        TRIGGER_END
    }

    private State state = State.BETWEEN;

    /** Takes the scanner's current token into account. */
    void accept(SqlScanner token) {
        boolean semicolon = token.isSymbol(';');
        if (state == State.BETWEEN && !semicolon) {
            state = State.OPENING;
        }
        state = semicolon ? afterSemicolon() : afterOther(token);
    }

    /** Returns whether the last token ended a statement, or followed the end of one. */
    boolean isBetweenStatements() {
        return state == State.BETWEEN;
    }

    private State afterSemicolon() {
        return switch (state) {
            case TRIGGER, TRIGGER_SEMICOLON -> State.TRIGGER_SEMICOLON;
            default -> State.BETWEEN;
        };
    }

    private State afterOther(SqlScanner token) {
        return switch (state) {
            case OPENING -> opening(token);
            case CREATING -> creating(token);
            case TRIGGER_SEMICOLON -> token.isWord("END") ? State.TRIGGER_END : State.TRIGGER;
            case TRIGGER_END -> State.TRIGGER;
            default -> state;
        };
    }

    private static State opening(SqlScanner token) {
        if (token.isWord("CREATE")) {
            return State.CREATING;
        }
        boolean explaining = token.isWord("EXPLAIN") || token.isWord("QUERY") || token.isWord("PLAN");
        return explaining ? State.OPENING : State.BODY;
    }

    private static State creating(SqlScanner token) {
        if (token.isWord("TRIGGER")) {
            return State.TRIGGER;
        }
        return token.isWord("TEMP") || token.isWord("TEMPORARY") ? State.CREATING : State.BODY;
    }
}
