/**
 * Schedules: how the step size changes while training goes on. Each is one record that gives ND4J's
 * updaters a schedule.
 */
package io.snn4j.train.schedule;
