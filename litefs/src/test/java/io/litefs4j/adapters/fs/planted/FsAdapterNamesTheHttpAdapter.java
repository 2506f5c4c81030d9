package io.litefs4j.adapters.fs.planted;

import io.litefs4j.adapters.http.planted.HttpAdapter;

/** A planted violation: adapters do not know each other. */
public record FsAdapterNamesTheHttpAdapter(HttpAdapter other) {}
