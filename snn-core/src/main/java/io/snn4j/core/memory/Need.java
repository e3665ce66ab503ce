package io.snn4j.core.memory;

/**
 * What a layer needs for a batch.
 *
 * @param out the signal that it hands on
 * @param kept what it keeps from batch to batch, by part
 * @param passing bytes on the heap that it takes on the way and lets go at once, at their most
 */
public record Need(Flow out, Memory kept, long passing) {}
