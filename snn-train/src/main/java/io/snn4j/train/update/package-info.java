/**
 * Updaters: how gradients change parameters. Each is one record that names an updater of ND4J's,
 * which does the work.
 */
package io.snn4j.train.update;
