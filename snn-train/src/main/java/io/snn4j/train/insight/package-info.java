/**
 * What a trained network is like, beyond its accuracy: when it could stop, what it costs, how often
 * its neurons fire, and whether it can still learn. Everything is measured on samples, with the
 * network as it is; nothing here changes it, reads files or prints.
 */
package io.snn4j.train.insight;
