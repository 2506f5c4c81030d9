/** A small web application on litefs4j: notes that every node shows and the primary keeps. */
@NullMarked
package io.litefs4j.examples.notes;

import org.jspecify.annotations.NullMarked;
