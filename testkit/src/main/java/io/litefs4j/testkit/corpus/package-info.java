/**
 * What real LiteFS v0.5 said, kept as data: files of one JSON object per line, and their readers.
 *
 * <p>The suite against real LiteFS records them and fails where LiteFS says something else now. The ordinary build holds
 * parsers, clients and fakes against them, so that a machine without LiteFS still tests against the real one. Strings,
 * ids and times that differ from run to run are replaced by fixed ones of the same shape.
 */
package io.litefs4j.testkit.corpus;
