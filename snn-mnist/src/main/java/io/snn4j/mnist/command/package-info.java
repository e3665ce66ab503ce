/**
 * What a person types and sees: options, progress, errors. The work is done by {@link
 * io.snn4j.train} on the data of {@link io.snn4j.mnist.data}.
 */
package io.snn4j.mnist.command;
