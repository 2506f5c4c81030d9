package io.litefs4j.usecases.planted;

import io.litefs4j.adapters.http.planted.HttpAdapter;

/** A planted violation: only the composition root constructs adapters. */
public final class UseCaseConstructsAnAdapter {
    public Object adapter() {
        return new HttpAdapter();
    }
}
