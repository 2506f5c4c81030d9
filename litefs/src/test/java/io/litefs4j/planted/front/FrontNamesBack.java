package io.litefs4j.planted.front;

import io.litefs4j.planted.back.BackNamesFront;

/** One half of a planted cycle. */
public record FrontNamesBack(BackNamesFront back) {}
