package io.litefs4j.planted.back;

import io.litefs4j.planted.front.FrontNamesBack;

/** The other half of a planted cycle. */
public record BackNamesFront(FrontNamesBack front) {}
