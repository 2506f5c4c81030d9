package io.litefs4j.adapters.http.planted;

/** Stands for a driven adapter in the planted violations. */
public final class HttpAdapter {}
