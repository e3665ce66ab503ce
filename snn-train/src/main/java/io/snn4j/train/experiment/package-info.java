/** Experiments: everything that says what a training run is, as one record with a YAML form. */
package io.snn4j.train.experiment;
