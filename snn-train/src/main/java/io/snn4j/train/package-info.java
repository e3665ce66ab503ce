/**
 * Training: backpropagation through time, epoch after epoch.
 *
 * <p>An {@link io.snn4j.train.experiment.Experiment} says what to train, a {@link
 * io.snn4j.train.Trainer} does it, a {@link io.snn4j.train.TrainingListener} watches.
 */
package io.snn4j.train;
