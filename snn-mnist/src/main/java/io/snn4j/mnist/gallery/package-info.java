/**
 * Pictures of surrogate gradients and neuron models, and the page that shows them. It draws
 * whatever the catalogs hold, plugins of a user's own included, through their public methods alone.
 */
package io.snn4j.mnist.gallery;
