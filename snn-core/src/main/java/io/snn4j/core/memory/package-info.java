/**
 * How much memory a run takes, before it starts: bytes on the heap and off it, part by part, and
 * the shapes of signals they follow from. Knows no layer; layers and the engine state their needs
 * with it, each beside the code that allocates.
 */
package io.snn4j.core.memory;
