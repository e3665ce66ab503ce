package io.snn4j.train.experiment;

/**
 * What is known of the samples before they are loaded.
 *
 * @param features the values of a sample
 * @param classes the classes there are
 */
public record SampleShape(int features, int classes) {}
